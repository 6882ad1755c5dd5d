package io.percorso.runtime.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.percorso.engine.bytes.Ascii;
import io.percorso.engine.value.ValueWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Reads JSON objects from bytes, field by field, without a tree. One for each thread. */
final class JsonReader {
  private static final int LONGEST_TEXT = 1_000_000;

  private final JsonFactory factory =
      JsonFactory.builder()
          .recyclerPool(new OwnBuffers())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxNestingDepth(200)
                  .build())
          .build();

  /** Takes the fields of the object, in the order they stand. */
  interface FieldVisitor {
    /** The parser stands at the first token of the value. */
    void field(String name, JsonParser value) throws IOException, RefusedException;
  }

  /** Visits the fields of the one object the bytes hold. */
  void read(byte[] bytes, int from, int length, FieldVisitor visitor) throws RefusedException {
    try (JsonParser parser = parser(bytes, from, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        visitor.field(name, parser);
      }
      if (parser.nextToken() != null) {
        throw new RefusedException("more than one JSON value in a line");
      }
    } catch (JsonProcessingException malformed) {
      throw new RefusedException("not JSON: " + firstLine(malformed.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new RefusedException("not JSON: " + firstLine(unreadable.getMessage()));
    }
  }

  /** Plain ASCII is parsed as it is; anything else first has its invalid UTF-8 replaced. */
  private JsonParser parser(byte[] bytes, int from, int length) throws IOException {
    return Ascii.is(bytes, from, length)
        ? factory.createParser(bytes, from, length)
        : factory.createParser(new String(bytes, from, length, StandardCharsets.UTF_8));
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() <= 200 ? line : line.substring(0, 200);
  }

  /** An id: a text or a number; null for anything else. */
  static String id(JsonParser value) throws IOException, RefusedException {
    return switch (value.currentToken()) {
      case VALUE_STRING -> Ids.of(value.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Ids.of(number(value));
      default -> skipped(value);
    };
  }

  /** A text; null for anything else. */
  static String text(JsonParser value) throws IOException {
    return value.currentToken() == JsonToken.VALUE_STRING ? value.getText() : skipped(value);
  }

  /** An instant, {@link Instants#NONE} for anything that is none. */
  static long instant(JsonParser value) throws IOException, RefusedException {
    return switch (value.currentToken()) {
      case VALUE_STRING -> Instants.parse(value.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Instants.parse(number(value));
      default -> {
        value.skipChildren();
        yield Instants.NONE;
      }
    };
  }

  private static String skipped(JsonParser value) throws IOException {
    value.skipChildren();
    return null;
  }

  static BigDecimal number(JsonParser value) throws IOException, RefusedException {
    try {
      return new BigDecimal(value.getText());
    } catch (NumberFormatException tooFar) {
      throw new RefusedException("a number with an impossible exponent");
    }
  }

  /** Copies the value, of whatever kind. */
  static void copy(JsonParser value, ValueWriter out) throws IOException, RefusedException {
    switch (value.currentToken()) {
      case VALUE_NULL -> out.putNull();
      case VALUE_TRUE -> out.putBoolean(true);
      case VALUE_FALSE -> out.putBoolean(false);
      case VALUE_STRING -> out.putText(value.getText());
      case VALUE_NUMBER_INT -> copyInteger(value, out);
      case VALUE_NUMBER_FLOAT -> copyDecimal(value, out);
      case START_OBJECT -> {
        int mark = out.beginObject();
        while (value.nextToken() == JsonToken.FIELD_NAME) {
          out.putName(value.currentName());
          value.nextToken();
          copy(value, out);
        }
        out.end(mark);
      }
      case START_ARRAY -> {
        int mark = out.beginList();
        while (value.nextToken() != JsonToken.END_ARRAY) {
          copy(value, out);
        }
        out.end(mark);
      }
      default -> throw new RefusedException("not JSON: unexpected " + value.currentToken());
    }
  }

  private static void copyInteger(JsonParser value, ValueWriter out)
      throws IOException, RefusedException {
    if (value.getTextLength() <= 18) {
      out.putInteger(value.getLongValue());
    } else {
      out.putNumber(number(value));
    }
  }

  /** Digits with a point and no exponent, nearly all there are, need no object. */
  private static void copyDecimal(JsonParser value, ValueWriter out)
      throws IOException, RefusedException {
    char[] text = value.getTextCharacters();
    int from = value.getTextOffset();
    int to = from + value.getTextLength();
    boolean negative = text[from] == '-';
    long unscaled = 0;
    int point = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      if (text[i] == '.') {
        point = i;
      } else if (text[i] >= '0' && text[i] <= '9' && to - from <= 18) {
        unscaled = unscaled * 10 + (text[i] - '0');
      } else {
        out.putNumber(number(value));
        return;
      }
    }
    out.putDecimal(negative ? -unscaled : unscaled, point < 0 ? 0 : to - point - 1);
  }
}
