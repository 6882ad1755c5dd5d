package io.percorso.runtime.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.ValueTag;
import io.percorso.engine.value.ValueWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes lines of JSON: Segment calls with {@link #call}, answers with {@link #answer}. One for
 * each thread; it is reused for line after line, and a bad line leaves no trace in the next.
 */
public final class JsonDecoder {
  private final JsonReader json = new JsonReader();
  private final Call call = new Call();
  private final AnswerLine answer = new AnswerLine();
  private final ValueWriter name = new ValueWriter(new ByteWriter());

  /**
   * A line of the clickstream.
   *
   * @param order its place in the input
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine call(byte[] bytes, int from, int length, long order) throws RefusedException {
    call.begin();
    name.bytes().clear();
    json.read(bytes, from, length, this::callField);
    if (call.isNamed()) {
      addName();
    }
    return call.toLine(order);
  }

  private void callField(String field, JsonParser value) throws IOException, RefusedException {
    switch (field) {
      case "type" -> call.type = JsonReader.text(value);
      case "event" -> call.event = JsonReader.text(value);
      case "userId" -> call.userId = JsonReader.id(value);
      case "anonymousId" -> call.anonymousId = JsonReader.id(value);
      case "messageId" -> call.messageId = JsonReader.id(value);
      case "timestamp" -> call.at = JsonReader.instant(value);
      case "name" -> copyAnew(value, name);
      case "properties" -> copyAnew(value, call.writer().properties());
      case "context" -> copyAnew(value, call.writer().context());
      case "traits" -> copyAnew(value, call.writer().fields());
      default -> value.skipChildren();
    }
  }

  /** Of a field that stands twice the last counts. */
  private static void copyAnew(JsonParser value, ValueWriter out)
      throws IOException, RefusedException {
    out.bytes().clear();
    JsonReader.copy(value, out);
  }

  /** The name of a page or screen becomes the last of its properties, and so wins. */
  private void addName() {
    ByteWriter named = name.bytes();
    if (named.size() == 0 || named.array()[0] == ValueTag.NULL) {
      return;
    }
    ByteWriter properties = call.writer().properties().bytes();
    byte[] members = new byte[0];
    if (properties.size() > 0 && properties.array()[0] == ValueTag.OBJECT) {
      int header = 1 + ByteWriter.varintSize(bodyLength(properties));
      members = Arrays.copyOfRange(properties.array(), header, properties.size());
    }
    properties.clear();
    ValueWriter out = call.writer().properties();
    int mark = out.beginObject();
    properties.putBytes(members, 0, members.length);
    out.putName("name");
    properties.putBytes(named.array(), 0, named.size());
    out.end(mark);
  }

  private static long bodyLength(ByteWriter object) {
    return new io.percorso.engine.bytes.ByteReader(object.array(), 1, object.size()).getVarint();
  }

  /**
   * A line of feedback.
   *
   * @param order its place in the input
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine answer(byte[] bytes, int from, int length, long order)
      throws RefusedException {
    answer.begin();
    ValueWriter fields = answer.writer().fields();
    int mark = fields.beginObject();
    json.read(
        bytes,
        from,
        length,
        (field, value) -> {
          fields.putName(field);
          answerField(field, value, fields);
        });
    fields.end(mark);
    return answer.toLine(order, Arrays.copyOfRange(bytes, from, from + length));
  }

  private void answerField(String field, JsonParser value, ValueWriter fields)
      throws IOException, RefusedException {
    switch (field) {
      case "responseId" -> answer.responseId = copiedId(value, fields);
      case "customerId" -> answer.customerId = copiedId(value, fields);
      case "metric" -> {
        boolean text = value.currentToken() == JsonToken.VALUE_STRING;
        answer.metric = text ? value.getText() : null;
        JsonReader.copy(value, fields);
      }
      case "score" -> {
        answer.score = value.currentToken().isNumeric() ? JsonReader.number(value) : null;
        JsonReader.copy(value, fields);
      }
      case "withdrawn" -> {
        answer.withdrawn = value.currentToken() == JsonToken.VALUE_TRUE;
        JsonReader.copy(value, fields);
      }
      case "timestamp" -> {
        boolean nested = value.currentToken().isStructStart();
        answer.at = nested ? Instants.NONE : JsonReader.instant(value);
        JsonReader.copy(value, fields);
      }
      default -> {
        if (value.currentToken().isNumeric()) {
          fields.putNumber(JsonReader.number(value), value.getText());
        } else {
          JsonReader.copy(value, fields);
        }
      }
    }
  }

  private static String copiedId(JsonParser value, ValueWriter fields)
      throws IOException, RefusedException {
    String id = value.currentToken().isStructStart() ? null : JsonReader.id(value);
    JsonReader.copy(value, fields);
    return id;
  }
}
