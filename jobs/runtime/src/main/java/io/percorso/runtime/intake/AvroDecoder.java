package io.percorso.runtime.intake;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.ValueWriter;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import java.io.IOException;
import java.util.List;
import org.apache.avro.io.Decoder;

/**
 * Turns the fields of Avro records into lines; the counterpart of {@link JsonDecoder}. Fields come
 * in the order of their schema, and none is made an object of that a line does not need. One for
 * each thread.
 */
public final class AvroDecoder {
  /** The optional texts of an answer, which stand one after the other in its schema. */
  private static final List<String> TEXTS =
      List.of("text", "language", "channel", "touchpoint", "surveyId");

  private final Call call = new Call();
  private final AnswerLine answer = new AnswerLine();
  private final AvroFields fields = new AvroFields();

  /** The fields of an answer that have a place of their own, as members of an object. */
  private final ValueWriter named = new ValueWriter(new ByteWriter());

  /**
   * A record of the clickstream.
   *
   * @param in stands before the first field of a {@link ClickstreamCall}
   * @param order its place in the input
   * @throws IOException if the bytes hold no such record
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine call(Decoder in, long order) throws IOException, RefusedException {
    call.begin();
    call.type = fields.frequentText(in);
    call.event = AvroFields.isPresent(in) ? fields.frequentText(in) : null;
    String name = AvroFields.optionalText(in);
    call.userId = Ids.of(AvroFields.optionalText(in));
    call.anonymousId = Ids.of(AvroFields.optionalText(in));
    call.messageId = Ids.of(AvroFields.optionalText(in));
    call.at = AvroFields.instant(in);
    ValueWriter properties = call.writer().properties();
    int mark = properties.beginObject();
    fields.copyMembers(in, properties);
    putText("name", call.isNamed() ? name : null, properties);
    properties.end(mark);
    fields.copyObject(in, call.writer().context());
    fields.copyObject(in, call.writer().fields());
    return call.toLine(order);
  }

  /**
   * A record of feedback.
   *
   * @param in stands before the first field of a {@link FeedbackAnswer}
   * @param order its place in the input
   * @param raw the record's bytes, which decide between two lines of one answer at one instant
   * @throws IOException if the bytes hold no such record
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine answer(Decoder in, long order, byte[] raw)
      throws IOException, RefusedException {
    answer.begin();
    named.bytes().clear();
    answer.responseId = Ids.of(putText("responseId", in.readString(), named));
    answer.customerId = Ids.of(putText("customerId", in.readString(), named));
    answer.metric = putText("metric", in.readString(), named);
    if (AvroFields.isPresent(in)) {
      putScore(in.readDouble());
    }
    answer.withdrawn = in.readBoolean();
    if (answer.withdrawn) {
      named.putName("withdrawn");
      named.putBoolean(true);
    }
    answer.at = AvroFields.instant(in);
    named.putName("timestamp");
    named.putInteger(answer.at);
    for (String text : TEXTS) {
      putText(text, AvroFields.optionalText(in), named);
    }
    putFields(in);
    return answer.toLine(order, raw);
  }

  private void putScore(double score) throws RefusedException {
    answer.score = AvroFields.decimal(score);
    named.putName("score");
    AvroFields.putDouble(score, named);
  }

  /** What has a place of its own comes last, and so wins. */
  private void putFields(Decoder in) throws IOException, RefusedException {
    ValueWriter all = answer.writer().fields();
    int mark = all.beginObject();
    fields.copyMembers(in, all);
    all.bytes().putBytes(named.bytes().array(), 0, named.bytes().size());
    all.end(mark);
  }

  /** Writes a member, unless there is no text. */
  private static String putText(String name, String text, ValueWriter out) {
    if (text != null) {
      out.putName(name);
      out.putText(text);
    }
    return text;
  }
}
