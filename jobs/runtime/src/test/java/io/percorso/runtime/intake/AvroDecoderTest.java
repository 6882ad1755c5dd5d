package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.AT;
import static io.percorso.runtime.Fixtures.decodeAnswer;
import static io.percorso.runtime.Fixtures.decodeCall;
import static io.percorso.runtime.Fixtures.object;
import static io.percorso.runtime.Fixtures.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.line.Line;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same call, as JSON and as Avro, is the same line. */
class AvroDecoderTest {

  private static final byte[] RAW = {1, 2, 3};

  private final AvroDecoder decoder = new AvroDecoder();
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);

  /** Names and values in turn; lists and maps of plain values may be among the values. */
  private static Map<String, PropertyValue> properties(Object... namesAndValues) {
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return properties;
  }

  private static PropertyValue value(Object plain) {
    if (plain instanceof List<?> list) {
      return new PropertyValue(list.stream().map(AvroDecoderTest::value).toList());
    }
    if (plain instanceof Map<?, ?> map) {
      Map<String, PropertyValue> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, value(member)));
      return new PropertyValue(members);
    }
    return new PropertyValue(plain);
  }

  private static ClickstreamCall.Builder call() {
    return ClickstreamCall.newBuilder()
        .setType("track")
        .setEvent("Product Viewed")
        .setUserId("u1")
        .setMessageId("m1")
        .setTimestamp(Instant.ofEpochMilli(AT));
  }

  private static FeedbackAnswer.Builder answer() {
    return FeedbackAnswer.newBuilder()
        .setResponseId("r1")
        .setCustomerId("u1")
        .setMetric("NPS")
        .setScore(9.0)
        .setTimestamp(Instant.ofEpochMilli(AT));
  }

  private CustomerLine decode(ClickstreamCall record)
      throws RefusedException, MalformedRecordException {
    return calls.read(calls.encode(record), in -> decoder.call(in, 5));
  }

  private CustomerLine decode(FeedbackAnswer record)
      throws RefusedException, MalformedRecordException {
    return answers.read(answers.encode(record), in -> decoder.answer(in, 3, RAW));
  }

  private void assertSame(ClickstreamCall record, String json) throws Exception {
    CustomerLine avro = decode(record);
    CustomerLine fromJson = decodeCall(json);
    assertThat(avro.customerId()).isEqualTo(fromJson.customerId());
    assertThat(avro.at()).isEqualTo(fromJson.at());
    assertThat(avro.line()).isEqualTo(fromJson.line());
    assertThat(avro.order()).isEqualTo(5);
  }

  @Test
  void aTrackCallIsTheSameLine() throws Exception {
    assertSame(
        call()
            .setAnonymousId("a1")
            .setProperties(
                properties(
                    "product_id",
                    "p\u00e8",
                    "price",
                    59.9,
                    "huge",
                    1e15,
                    "tenth",
                    0.1,
                    "count",
                    3L,
                    "whole",
                    3.0,
                    "long",
                    Long.MAX_VALUE,
                    "gift",
                    true,
                    "coupon",
                    null,
                    "sizes",
                    Arrays.asList(38L, "39", null, List.of(false)),
                    "maker",
                    Map.of("name", "Rossi")))
            .setContext(properties("channel", "web"))
            .build(),
        """
        {"type":"track","event":"Product Viewed","userId":"u1","anonymousId":"a1",
         "messageId":"m1","timestamp":"2026-01-01T10:00:00.000Z","context":{"channel":"web"},
         "properties":{"product_id":"p\u00e8","price":59.9,"huge":1e15,"tenth":0.1,"count":3,
           "whole":3.0,"long":9223372036854775807,"gift":true,"coupon":null,
           "sizes":[38,"39",null,[false]],"maker":{"name":"Rossi"}}}""");
  }

  @Test
  void theOtherTypesAreTheSameLines() throws Exception {
    assertSame(
        call().setType("page").setName("Home").setProperties(properties("name", "inner")).build(),
        """
        {"type":"page","name":"Home","userId":"u1","messageId":"m1","timestamp":1767261600000,
         "properties":{"name":"inner"}}""");
    assertSame(
        call().setType("screen").setUserId(null).setAnonymousId("a1").setName(null).build(),
        """
        {"type":"screen","anonymousId":"a1","messageId":"m1","timestamp":1767261600000}""");
    assertSame(
        call().setType("identify").setTraits(properties("country", "IT")).build(),
        """
        {"type":"identify","userId":"u1","messageId":"m1","timestamp":1767261600000,
         "traits":{"country":"IT"}}""");
    assertSame(
        call().setType("alias").setMessageId(null).setUserId("").setAnonymousId("a").build(),
        """
        {"type":"alias","anonymousId":"a","timestamp":1767261600000}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "59.9",
        "0.1",
        "1e15",
        "1e14",
        "999999999999999.0",
        "0.0001",
        "0.00001",
        "1e-7",
        "-0.0",
        "1e22",
        "1e300",
        "-12.3456",
        "0.30000000000000004",
        "123456789.123456",
        "4.9e-324",
        "1.7976931348623157E308",
        "2.0E-3",
        "100.0",
        "-5.0"
      })
  void aDoubleIsTheDecimalThatAPersonWrote(String json) throws Exception {
    assertSame(
        call().setProperties(properties("n", Double.valueOf(json))).build(),
        """
        {"type":"track","event":"Product Viewed","userId":"u1","messageId":"m1",
         "timestamp":1767261600000,"properties":{"n":%s}}"""
            .formatted(json));
  }

  @Test
  void anyDecimalOfFifteenDigitsIsTheSameLine() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      long digits = random.nextLong(1_000_000_000_000_000L) / (long) Math.pow(10, i % 15);
      BigDecimal number = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, i % 20);
      assertSame(
          call().setProperties(properties("n", number.doubleValue())).build(),
          """
          {"type":"track","event":"Product Viewed","userId":"u1","messageId":"m1",
           "timestamp":1767261600000,"properties":{"n":%s}}"""
              .formatted(number));
    }
  }

  @Test
  void anAnswerSaysTheSame() throws Exception {
    CustomerLine avro =
        decode(
            answer()
                .setText("Consegna veloce")
                .setLanguage("it")
                .setChannel("email")
                .setTouchpoint("delivery")
                .setSurveyId("s1")
                .setFields(properties("order", 12.5))
                .build());
    CustomerLine json =
        decodeAnswer(
            """
            {"responseId":"r1","customerId":"u1","metric":"NPS","score":9,
             "text":"Consegna veloce","language":"it","channel":"email","touchpoint":"delivery",
             "surveyId":"s1","timestamp":1767261600000,"order":12.5}""");
    assertThat(avro.customerId()).isEqualTo(json.customerId());
    assertThat(avro.at()).isEqualTo(json.at());
    Line.Answer one = open(avro).answer();
    Line.Answer other = open(json).answer();
    assertThat(one.responseId()).isEqualTo(other.responseId());
    assertThat(one.score()).isEqualTo(other.score());
    assertThat(object(one.fields())).isEqualTo(object(other.fields()));
    assertThat(one.digest()).isEqualTo(other.digest());
  }

  @Test
  void aWithdrawalNeedsNoScore() throws Exception {
    FeedbackAnswer record = answer().setScore(null).setWithdrawn(true).build();
    assertThat(open(decode(record)).answer().isWithdrawal()).isTrue();
  }

  @Test
  void whatCannotBeUsedIsRefusedAsInJson() {
    assertRefused(call().setType("").build(), "unknown type: use track, page, screen or identify");
    assertRefused(call().setEvent(null).build(), "no event name");
    assertRefused(call().setEvent("").build(), "no event name");
    assertRefused(call().setUserId(null).build(), "neither userId nor anonymousId");
    assertRefused(call().setUserId("").build(), "neither userId nor anonymousId");
    String noTime = "no usable timestamp: give one from 1970 up to 2199";
    assertRefused(call().setTimestamp(null).build(), noTime);
    assertRefused(call().setTimestamp(Instant.ofEpochMilli(-1)).build(), noTime);
    assertRefused(call().setTimestamp(Instant.parse("2200-01-01T00:00:00Z")).build(), noTime);
    assertRefused(call().setTimestamp(Instant.ofEpochMilli(Long.MAX_VALUE)).build(), noTime);
    String noNumber = "NaN and Infinity are no numbers";
    assertRefused(call().setProperties(properties("n", Double.NaN)).build(), noNumber);
    assertRefused(
        call().setContext(properties("l", List.of(Double.NEGATIVE_INFINITY))).build(), noNumber);

    assertRefused(answer().setCustomerId("").build(), "no customerId");
    assertRefused(answer().setResponseId("").build(), "no responseId");
    assertRefused(answer().setMetric("").build(), "unknown metric: use NPS, CSAT or CES");
    assertRefused(answer().setTimestamp(null).build(), noTime);
    String scale = "score of NPS must be a whole number from 0 to 10";
    assertRefused(answer().setScore(null).build(), scale);
    assertRefused(answer().setScore(9.5).build(), scale);
    assertRefused(answer().setScore(11.0).build(), scale);
    assertRefused(answer().setScore(-1.0).build(), scale);
    assertRefused(answer().setScore(Double.NaN).build(), noNumber);
  }

  private void assertRefused(ClickstreamCall record, String reason) {
    assertThatThrownBy(() -> decode(record))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  private void assertRefused(FeedbackAnswer record, String reason) {
    assertThatThrownBy(() -> decode(record))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  @Test
  void aRefusedRecordLeavesNoTraceInTheNext() throws Exception {
    ClickstreamCall bad =
        call().setProperties(properties("a", 1L, "n", Double.NaN)).setMessageId("bad").build();
    assertRefused(bad, "NaN and Infinity are no numbers");
    CustomerLine next = decode(call().setMessageId(null).build());
    assertThat(open(next).messageId()).isNull();
    assertThat(object(open(next).properties())).isEmpty();
    assertRefused(
        answer().setWithdrawn(true).setMetric("X").build(), "unknown metric: use NPS, CSAT or CES");
    assertRefused(
        answer().setScore(null).build(), "score of NPS must be a whole number from 0 to 10");
  }

  @Test
  void whatHasAPlaceOfItsOwnWinsOverAFurtherFieldOfThatName() throws Exception {
    CustomerLine page =
        decode(
            call().setType("page").setName("Home").setProperties(properties("name", 1L)).build());
    assertThat(object(open(page).properties())).isEqualTo(Map.of("name", "Home"));
    CustomerLine line = decode(answer().setFields(properties("score", 1L, "channel", "x")).build());
    assertThat(object(open(line).answer().fields()))
        .containsEntry("score", BigDecimal.valueOf(9))
        .containsEntry("channel", "x");
  }

  @Test
  void whatIsNotUtf8IsReplaced() throws Exception {
    ClickstreamCall record =
        call().setProperties(properties("maker", "Fratelli Rossi", "other", "x")).build();
    byte[] bytes = calls.encode(record);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[latin.indexOf("Rossi")] = (byte) 0xE8;
    bytes[latin.indexOf("maker")] = (byte) 0x80;
    CustomerLine line = calls.read(bytes, in -> decoder.call(in, 0));
    assertThat(object(open(line).properties()))
        .isEqualTo(Map.of("\uFFFDaker", "Fratelli \uFFFDossi", "other", "x"));
  }

  @Test
  void damagedBytesAreReadOrRefused() {
    byte[] sound =
        calls.encode(
            call()
                .setContext(properties("l", Arrays.asList(1L, null, Map.of("a", true))))
                .setProperties(properties("n", 59.9, "t", "text", "l", List.of(List.of("x"))))
                .build());
    int refused = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = Arrays.copyOf(sound, sound.length - random.nextInt(2));
      damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
      try {
        CustomerLine line = calls.read(damaged, in -> decoder.call(in, 0));
        assertThat(open(line).messageId()).isNotEqualTo(new byte[0]);
      } catch (RefusedException | MalformedRecordException expected) {
        assertThat(expected).hasMessageMatching("(?s).{8,}");
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_000);
  }
}
