package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.AT;
import static io.percorso.runtime.Fixtures.answer;
import static io.percorso.runtime.Fixtures.decodeAnswer;
import static io.percorso.runtime.Fixtures.object;
import static io.percorso.runtime.Fixtures.open;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDecoderAnswersTest {

  private static final String NPS_SCALE = "score of NPS must be a whole number from 0 to 10";

  @Test
  void anAnswerKeepsAllItsFields() throws Exception {
    String json =
        """
        {"responseId":"r1","customerId":"u1","metric":"NPS","score":9,"text":"Consegna veloce",\
        "channel":"email","timestamp":"2026-01-01T10:00:00.000Z","extra":{"a":[1]}}""";
    CustomerLine line = decodeAnswer(json);
    assertThat(line.customerId()).isEqualTo("u1");
    assertThat(line.at()).isEqualTo(AT);
    Line opened = open(line);
    assertThat(opened.kind()).isEqualTo(LineKind.ANSWER);
    assertThat(opened.name()).isEqualTo("NPS");
    assertThat(opened.messageId()).isNull();
    Line.Answer answer = opened.answer();
    assertThat(answer.responseId()).isEqualTo("r1");
    assertThat(answer.score()).isEqualTo(9);
    assertThat(answer.isWithdrawal()).isFalse();
    assertThat(new String(answer.bytes(), answer.textFrom(), answer.textLength(), UTF_8))
        .isEqualTo(json);
    assertThat(object(answer.fields()))
        .containsEntry("text", "Consegna veloce")
        .containsEntry("channel", "email")
        .containsEntry("score", new BigDecimal(9))
        .containsEntry("timestamp", "2026-01-01T10:00:00.000Z")
        .containsKeys("responseId", "customerId", "metric", "extra")
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "NPS, 0, 0",
    "NPS, 10, 10",
    "NPS, 9.0, 9",
    "NPS, 90e-1, 9",
    "NPS, 1E1, 10",
    "NPS, -0.0, 0",
    "CSAT, 1, 1",
    "CSAT, 5.000, 5",
    "CES, 1, 1",
    "CES, 7, 7",
  })
  void aWholeScoreOnTheScaleIsAccepted(String metric, String score, int expected) throws Exception {
    String fields = "\"metric\":\"" + metric + "\",\"score\":" + score;
    Line line = open(decodeAnswer(answer(fields)));
    assertThat(line.name()).isEqualTo(metric);
    assertThat(line.answer().score()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"score\":\"9\"   | " + NPS_SCALE,
        "\"score\":true    | " + NPS_SCALE,
        "\"score\":null    | " + NPS_SCALE,
        "\"score\":{}      | " + NPS_SCALE,
        "\"score\":[9]     | " + NPS_SCALE,
        "\"score\":9.5     | " + NPS_SCALE,
        "\"score\":10.5    | " + NPS_SCALE,
        "\"score\":11      | " + NPS_SCALE,
        "\"score\":-1      | " + NPS_SCALE,
        "\"score\":1e400   | " + NPS_SCALE,
        "\"score\":1e-400  | " + NPS_SCALE,
        "\"score\":1e2147483647 | " + NPS_SCALE,
        "\"score\":1e-2147483647 | " + NPS_SCALE,
        "\"metric\":\"CSAT\",\"score\":0  | score of CSAT must be a whole number from 1 to 5",
        "\"metric\":\"CSAT\",\"score\":6  | score of CSAT must be a whole number from 1 to 5",
        "\"metric\":\"CES\",\"score\":0   | score of CES must be a whole number from 1 to 7",
        "\"metric\":\"CES\",\"score\":8   | score of CES must be a whole number from 1 to 7",
        "\"withdrawn\":\"true\",\"score\":null | " + NPS_SCALE,
        "\"withdrawn\":1,\"score\":null   | " + NPS_SCALE,
        "\"withdrawn\":false,\"score\":null | " + NPS_SCALE,
        "\"metric\":\"nps\"      | unknown metric: use NPS, CSAT or CES",
        "\"metric\":null         | unknown metric: use NPS, CSAT or CES",
        "\"metric\":7            | unknown metric: use NPS, CSAT or CES",
        "\"metric\":[\"NPS\"]    | unknown metric: use NPS, CSAT or CES",
        "\"responseId\":null     | no responseId",
        "\"responseId\":\"\"     | no responseId",
        "\"responseId\":true     | no responseId",
        "\"responseId\":{\"a\":1} | no responseId",
        "\"customerId\":null     | no customerId",
        "\"customerId\":\"\"     | no customerId",
        "\"customerId\":[1,2]    | no customerId",
        "\"timestamp\":null      | no usable timestamp: give one from 1970 up to 2199",
        "\"timestamp\":{\"a\":1} | no usable timestamp: give one from 1970 up to 2199",
        "\"timestamp\":\"2200-01-01\" | no usable timestamp: give one from 1970 up to 2199",
      })
  void anAnswerThatCannotBeUsedSaysWhy(String fields, String reason) {
    assertThatThrownBy(() -> decodeAnswer(answer(fields)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"withdrawn\":true,\"score\":null",
        "\"withdrawn\":true,\"score\":\"nine\"",
        "\"withdrawn\":true,\"score\":11",
        "\"withdrawn\":true",
      })
  void aWithdrawalNeedsNoScore(String fields) throws Exception {
    assertThat(open(decodeAnswer(answer(fields))).answer().isWithdrawal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"true\"", "1", "false", "null", "\"yes\"", "{}", "[true]"})
  void onlyTrueWithdraws(String withdrawn) throws Exception {
    Line.Answer answer = open(decodeAnswer(answer("\"withdrawn\":" + withdrawn))).answer();
    assertThat(answer.isWithdrawal()).isFalse();
    assertThat(answer.score()).isEqualTo(9);
  }

  @Test
  void idsMayBeNumbers() throws Exception {
    CustomerLine line = decodeAnswer(answer("\"customerId\":12.0,\"responseId\":1e2"));
    assertThat(line.customerId()).isEqualTo("12");
    assertThat(open(line).answer().responseId()).isEqualTo("100");
  }

  @Test
  void ofEqualKeysTheLastWins() throws Exception {
    CustomerLine line =
        decodeAnswer(
            answer("\"score\":3,\"customerId\":\"u2\",\"channel\":\"a\",\"channel\":\"b\""));
    assertThat(line.customerId()).isEqualTo("u2");
    assertThat(open(line).answer().score()).isEqualTo(3);
    assertThat(object(open(line).answer().fields())).containsEntry("channel", "b");
    assertThatThrownBy(() -> decodeAnswer(answer("\"customerId\":null")))
        .hasMessage("no customerId");
    assertThatThrownBy(() -> decodeAnswer(answer("\"score\":\"3\""))).hasMessage(NPS_SCALE);
  }

  @Test
  void linesOfOneJsonValueShareADigest() throws Exception {
    String one =
        """
        {"responseId":"r","customerId":"u","metric":"NPS","score":9,"timestamp":5,"x":{"a":1,"b":2}}""";
    String same =
        """
        { "x" : {"b":2.0, "a":10e-1}, "timestamp":5.0, "score":9.00, "metric":"NPS",
          "customerId":"other", "customerId":"u", "responseId":"\\u0072" }""";
    String other = one.replace("\"b\":2", "\"b\":\"2\"");
    assertThat(digest(answer("\"wave\":5.0"))).isEqualTo(digest(answer("\"wave\":5")));
    assertThat(digest(same)).isEqualTo(digest(one));
    assertThat(digest(other)).isNotEqualTo(digest(one));
  }

  private static long digest(String json) throws RefusedException {
    return open(decodeAnswer(json)).answer().digest();
  }
}
