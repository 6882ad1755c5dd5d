package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.decodeAnswer;
import static io.percorso.runtime.Fixtures.decodeCall;
import static io.percorso.runtime.Fixtures.object;
import static io.percorso.runtime.Fixtures.open;
import static io.percorso.runtime.intake.AvroInput.answer;
import static io.percorso.runtime.intake.AvroInput.call;
import static io.percorso.runtime.intake.AvroInput.properties;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.line.Line;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same call, as JSON and as Avro, is the same line. */
class AvroDecoderTest {

  private final AvroInput input = new AvroInput();

  private void assertSame(ClickstreamCall record, String json) throws Exception {
    CustomerLine avro = input.decode(record);
    CustomerLine fromJson = decodeCall(json);
    assertThat(avro.customerId()).isEqualTo(fromJson.customerId());
    assertThat(avro.at()).isEqualTo(fromJson.at());
    assertThat(avro.line()).isEqualTo(fromJson.line());
    assertThat(avro.order()).isEqualTo(AvroInput.ORDER);
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
        input.decode(
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
    assertThat(open(input.decode(record)).answer().isWithdrawal()).isTrue();
  }

  @Test
  void whatHasAPlaceOfItsOwnWinsOverAFurtherFieldOfThatName() throws Exception {
    CustomerLine page =
        input.decode(
            call().setType("page").setName("Home").setProperties(properties("name", 1L)).build());
    assertThat(object(open(page).properties())).isEqualTo(Map.of("name", "Home"));
    CustomerLine line =
        input.decode(answer().setFields(properties("score", 1L, "channel", "x")).build());
    assertThat(object(open(line).answer().fields()))
        .containsEntry("score", BigDecimal.valueOf(9))
        .containsEntry("channel", "x");
  }
}
