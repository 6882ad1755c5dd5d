package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.answer;
import static io.percorso.runtime.Fixtures.call;
import static io.percorso.runtime.Fixtures.decodeAnswer;
import static io.percorso.runtime.Fixtures.decodeCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonDecoderBadInputTest {

  private static final String NO_TIME = "no usable timestamp: give one from 1970 up to 2199";
  private static final int FIFTY_MEGABYTES = 50_000_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"purchase\"        | unknown type: use track, page, screen or identify",
        "\"type\":\"TRACK\"           | unknown type: use track, page, screen or identify",
        "\"type\":\"\"                | unknown type: use track, page, screen or identify",
        "\"type\":null                | no type",
        "\"type\":5                   | no type",
        "\"type\":{\"type\":\"track\"} | no type",
        "\"event\":null               | no event name",
        "\"event\":\"\"               | no event name",
        "\"event\":7                  | no event name",
        "\"userId\":null              | neither userId nor anonymousId",
        "\"userId\":\"\"              | neither userId nor anonymousId",
        "\"userId\":false             | neither userId nor anonymousId",
        "\"userId\":{},\"anonymousId\":[] | neither userId nor anonymousId",
        "\"timestamp\":null           | " + NO_TIME,
        "\"timestamp\":\"\"           | " + NO_TIME,
        "\"timestamp\":true           | " + NO_TIME,
        "\"timestamp\":[1]            | " + NO_TIME,
        "\"timestamp\":-1             | " + NO_TIME,
        "\"timestamp\":7258118400000  | " + NO_TIME,
        "\"timestamp\":\"2026-02-30\" | " + NO_TIME,
        "\"userId\":1e99999999999     | a number with an impossible exponent",
        "\"properties\":{\"n\":1e99999999999} | a number with an impossible exponent",
      })
  void aCallThatCannotBeUsedSaysWhy(String fields, String reason) {
    assertThatThrownBy(() -> decodeCall(call(fields)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | not a JSON object",
        "5                       | not a JSON object",
        "null                    | not a JSON object",
        "[]                      | not a JSON object",
        "\"text\"                | not a JSON object",
        "{} {}                   | more than one JSON value in a line",
        "{}{}                    | more than one JSON value in a line",
        "{} 5                    | more than one JSON value in a line",
        "{\"a\":1}]              | not JSON: ",
        "{} garbage              | not JSON: ",
        "{\"a\":NaN}             | not JSON: ",
        "{\"a\":Infinity}        | not JSON: ",
        "{\"a\":-Infinity}       | not JSON: ",
        "{\"a\":+1}              | not JSON: ",
        "{\"a\":01}              | not JSON: ",
        "{\"a\":.5}              | not JSON: ",
        "{\"a\":1.}              | not JSON: ",
        "{\"a\":0x1}             | not JSON: ",
        "{\"a\":tru}             | not JSON: ",
        "{\"a\":1,}              | not JSON: ",
        "{'a':1}                 | not JSON: ",
        "{a:1}                   | not JSON: ",
        "{\"a\":1 // comment     | not JSON: ",
        "{\"a\":\"\\x\"}         | not JSON: ",
        "{\"a\":\"\\ud8\"}       | not JSON: ",
        "{\"a\":1                | not JSON: ",
        "{\"a\":\"cut            | not JSON: ",
        "{\"a\":                 | not JSON: ",
        "{\"a\":[1,2}            | not JSON: ",
        "{                       | not JSON: ",
      })
  void whatIsNotOneJsonObjectSaysWhy(String line, String reason) {
    for (Decoding decoding : List.<Decoding>of(JsonDecoder::call, JsonDecoder::answer)) {
      RefusedException refused = refused(decoding, line.getBytes(UTF_8));
      assertThat(refused.getMessage()).startsWith(reason).doesNotContain("\n").hasSizeLessThan(240);
    }
  }

  @Test
  void controlCharactersInTextsAreRefused() {
    assertThat(refused(JsonDecoder::call, new byte[] {'{', '"', 0, '"', ':', '1', '}'}))
        .hasMessageStartingWith("not JSON: ");
    assertThat(refused(JsonDecoder::call, new byte[64])).hasMessageStartingWith("not JSON: ");
  }

  @Test
  void aFieldOfFiftyMegabytesIsRefused() {
    String huge = "\"" + "x".repeat(FIFTY_MEGABYTES) + "\"";
    assertThatThrownBy(() -> decodeCall(call("\"properties\":{\"a\":" + huge + "}")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("exceeds the maximum");
    assertThatThrownBy(() -> decodeAnswer(answer("\"text\":" + huge)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("exceeds the maximum");
    assertThatThrownBy(() -> decodeCall(call("\"userId\":" + "9".repeat(1_000_000))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("exceeds the maximum");
  }

  @Test
  void deepNestingIsRefusedAndTheRestOfTheStackSurvives() {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    String objects = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
    for (String value : List.of(deep, objects, "[".repeat(1_000_000))) {
      for (String field : List.of("properties", "userId", "unknown", "timestamp", "name")) {
        assertThatThrownBy(() -> decodeCall(call("\"" + field + "\":" + value)))
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("nesting depth");
      }
      assertThatThrownBy(() -> decodeAnswer(answer("\"text\":" + value)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("nesting depth");
    }
  }

  static Stream<Arguments> badLines() {
    return Stream.of(
        Arguments.of(
            "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"bad\",\"properties\":{\"p\":[1,"),
        Arguments.of(
            "{\"type\":\"page\",\"name\":\"bad\",\"messageId\":\"bad\",\"context\":{\"c\":1}}"),
        Arguments.of("{\"type\":\"page\",\"name\":{\"a\":{\"b\":"),
        Arguments.of("{\"type\":\"identify\",\"traits\":{\"t\":\"bad\"},\"anonymousId\":\"bad\"}"),
        Arguments.of(
            "{\"responseId\":\"bad\",\"withdrawn\":true,\"score\":3,\"customerId\":\"bad\""),
        Arguments.of("[".repeat(1_000)),
        Arguments.of("\u0000"));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void aBadLineLeavesNoTraceInTheNext(String bad) throws Exception {
    byte[] bytes = bad.getBytes(UTF_8);
    byte[] page = "{\"type\":\"page\",\"anonymousId\":\"a\",\"timestamp\":1}".getBytes(UTF_8);
    byte[] identify = "{\"type\":\"identify\",\"userId\":\"u\",\"timestamp\":1}".getBytes(UTF_8);
    byte[] noScore =
        "{\"responseId\":\"r\",\"customerId\":\"u\",\"metric\":\"CES\",\"timestamp\":1}"
            .getBytes(UTF_8);
    JsonDecoder used = new JsonDecoder();
    for (byte[] good : List.of(page, identify)) {
      refuse(used, bytes);
      CustomerLine after = used.call(good, 0, good.length, 0);
      CustomerLine fresh = new JsonDecoder().call(good, 0, good.length, 0);
      assertThat(after).usingRecursiveComparison().isEqualTo(fresh);
    }
    refuse(used, bytes);
    assertThatThrownBy(() -> used.answer(noScore, 0, noScore.length, 0))
        .hasMessage("score of CES must be a whole number from 1 to 7");
  }

  private static void refuse(JsonDecoder decoder, byte[] line) {
    assertThatThrownBy(() -> decoder.call(line, 0, line.length, 0))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> decoder.answer(line, 0, line.length, 0))
        .isInstanceOf(RefusedException.class);
  }

  private interface Decoding {
    CustomerLine decode(JsonDecoder decoder, byte[] bytes, int from, int length, long order)
        throws RefusedException;
  }

  private static RefusedException refused(Decoding decoding, byte[] line) {
    return catchThrowableOfType(
        RefusedException.class, () -> decoding.decode(new JsonDecoder(), line, 0, line.length, 0));
  }
}
