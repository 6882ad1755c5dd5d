package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.AT;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls and answers as Avro, and what one decoder makes of them, one after the other. */
final class AvroInput {
  /** The number in the input of each record. */
  static final long ORDER = 5;

  private static final byte[] RAW = {1, 2, 3};

  private final AvroDecoder decoder = new AvroDecoder();
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);

  /** Names and values in turn; lists and maps of plain values may be among the values. */
  static Map<String, PropertyValue> properties(Object... namesAndValues) {
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return properties;
  }

  static PropertyValue value(Object plain) {
    if (plain instanceof List<?> list) {
      return new PropertyValue(list.stream().map(AvroInput::value).toList());
    }
    if (plain instanceof Map<?, ?> map) {
      Map<String, PropertyValue> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, value(member)));
      return new PropertyValue(members);
    }
    return new PropertyValue(plain);
  }

  static ClickstreamCall.Builder call() {
    return ClickstreamCall.newBuilder()
        .setType("track")
        .setEvent("Product Viewed")
        .setUserId("u1")
        .setMessageId("m1")
        .setTimestamp(Instant.ofEpochMilli(AT));
  }

  static FeedbackAnswer.Builder answer() {
    return FeedbackAnswer.newBuilder()
        .setResponseId("r1")
        .setCustomerId("u1")
        .setMetric("NPS")
        .setScore(9.0)
        .setTimestamp(Instant.ofEpochMilli(AT));
  }

  /** The bytes of a call. */
  byte[] encode(ClickstreamCall record) {
    return calls.encode(record);
  }

  /** The line of a call's bytes. */
  CustomerLine decodeCall(byte[] bytes) throws RefusedException, MalformedRecordException {
    return calls.read(bytes, in -> decoder.call(in, ORDER));
  }

  /** The line of a call. */
  CustomerLine decode(ClickstreamCall record) throws RefusedException, MalformedRecordException {
    return decodeCall(encode(record));
  }

  /** The line of an answer. */
  CustomerLine decode(FeedbackAnswer record) throws RefusedException, MalformedRecordException {
    return answers.read(answers.encode(record), in -> decoder.answer(in, ORDER, RAW));
  }
}
