package io.percorso.runtime.intake;

import io.percorso.engine.value.ValueWriter;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns Avro records into lines; the counterpart of {@link JsonDecoder}. One for each thread. */
public final class AvroDecoder {
  private final Call call = new Call();
  private final AnswerLine answer = new AnswerLine();

  /**
   * A record of the clickstream.
   *
   * @param order its place in the input
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine call(ClickstreamCall record, long order) throws RefusedException {
    call.begin();
    call.type = record.getType();
    call.event = record.getEvent();
    call.userId = Ids.of(record.getUserId());
    call.anonymousId = Ids.of(record.getAnonymousId());
    call.messageId = Ids.of(record.getMessageId());
    call.at = instant(record.getTimestamp());
    ValueWriter properties = call.writer().properties();
    int mark = properties.beginObject();
    copyMembers(record.getProperties(), properties);
    if (call.isNamed() && record.getName() != null) {
      properties.putName("name");
      properties.putText(record.getName());
    }
    properties.end(mark);
    copyObject(record.getContext(), call.writer().context());
    copyObject(record.getTraits(), call.writer().fields());
    return call.toLine(order);
  }

  /**
   * A record of feedback.
   *
   * @param order its place in the input
   * @param raw the record's bytes, which decide between two lines of one answer at one instant
   * @throws RefusedException if it cannot be accepted
   */
  public CustomerLine answer(FeedbackAnswer record, long order, byte[] raw)
      throws RefusedException {
    answer.begin();
    answer.responseId = Ids.of(record.getResponseId());
    answer.customerId = Ids.of(record.getCustomerId());
    answer.metric = record.getMetric();
    answer.score = record.getScore() == null ? null : decimal(record.getScore());
    answer.withdrawn = record.getWithdrawn();
    answer.at = instant(record.getTimestamp());
    ValueWriter fields = answer.writer().fields();
    int mark = fields.beginObject();
    copyMembers(record.getFields(), fields);
    putText("responseId", record.getResponseId(), fields);
    putText("customerId", record.getCustomerId(), fields);
    putText("metric", record.getMetric(), fields);
    putText("text", record.getText(), fields);
    putText("language", record.getLanguage(), fields);
    putText("channel", record.getChannel(), fields);
    putText("touchpoint", record.getTouchpoint(), fields);
    putText("surveyId", record.getSurveyId(), fields);
    fields.putName("timestamp");
    fields.putInteger(answer.at);
    if (record.getScore() != null) {
      fields.putName("score");
      putDouble(record.getScore(), fields);
    }
    if (record.getWithdrawn()) {
      fields.putName("withdrawn");
      fields.putBoolean(true);
    }
    fields.end(mark);
    return answer.toLine(order, raw);
  }

  private static long instant(Instant timestamp) {
    try {
      return timestamp == null ? Instants.NONE : Instants.usable(timestamp.toEpochMilli());
    } catch (ArithmeticException beyondMilliseconds) {
      return Instants.NONE;
    }
  }

  private static void putText(String name, String text, ValueWriter out) {
    if (text != null) {
      out.putName(name);
      out.putText(text);
    }
  }

  private static void copyObject(Map<String, PropertyValue> members, ValueWriter out)
      throws RefusedException {
    int mark = out.beginObject();
    copyMembers(members, out);
    out.end(mark);
  }

  private static void copyMembers(Map<String, PropertyValue> members, ValueWriter out)
      throws RefusedException {
    for (Map.Entry<String, PropertyValue> member : members.entrySet()) {
      out.putName(member.getKey());
      copy(member.getValue().getValue(), out);
    }
  }

  private static void copy(Object value, ValueWriter out) throws RefusedException {
    if (value == null) {
      out.putNull();
    } else if (value instanceof String text) {
      out.putText(text);
    } else if (value instanceof Long number) {
      out.putInteger(number);
    } else if (value instanceof Double number) {
      putDouble(number, out);
    } else if (value instanceof Boolean truth) {
      out.putBoolean(truth);
    } else if (value instanceof List<?> list) {
      int mark = out.beginList();
      for (Object member : list) {
        copy(((PropertyValue) member).getValue(), out);
      }
      out.end(mark);
    } else if (value instanceof Map<?, ?> members) {
      int mark = out.beginObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.putName((String) member.getKey());
        copy(((PropertyValue) member.getValue()).getValue(), out);
      }
      out.end(mark);
    } else {
      throw new RefusedException("a property of unknown type");
    }
  }

  /** As the decimal a person would write for it: 59.9, not the sum of powers of two it is. */
  private static void putDouble(double number, ValueWriter out) throws RefusedException {
    double scaled = number;
    long power = 1;
    for (int scale = 0; scale <= 4 && Math.abs(scaled) < 1e15; scale++) {
      double whole = Math.rint(scaled);
      if (whole / power == number) {
        out.putDecimal((long) whole, scale);
        return;
      }
      power *= 10;
      scaled = number * power;
    }
    out.putNumber(decimal(number));
  }

  private static BigDecimal decimal(double number) throws RefusedException {
    if (!Double.isFinite(number)) {
      throw new RefusedException("NaN and Infinity are no numbers");
    }
    return BigDecimal.valueOf(number);
  }
}
