package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.object;
import static io.percorso.runtime.Fixtures.open;
import static io.percorso.runtime.intake.AvroInput.answer;
import static io.percorso.runtime.intake.AvroInput.call;
import static io.percorso.runtime.intake.AvroInput.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What cannot be used is refused with its reason, and leaves no trace. */
class AvroDecoderBadInputTest {

  private final AvroInput input = new AvroInput();

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
    assertThatThrownBy(() -> input.decode(record))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  private void assertRefused(FeedbackAnswer record, String reason) {
    assertThatThrownBy(() -> input.decode(record))
        .isInstanceOf(RefusedException.class)
        .hasMessage(reason);
  }

  @Test
  void aRefusedRecordLeavesNoTraceInTheNext() throws Exception {
    ClickstreamCall bad =
        call().setProperties(properties("a", 1L, "n", Double.NaN)).setMessageId("bad").build();
    assertRefused(bad, "NaN and Infinity are no numbers");
    CustomerLine next = input.decode(call().setMessageId(null).build());
    assertThat(open(next).messageId()).isNull();
    assertThat(object(open(next).properties())).isEmpty();
    assertRefused(
        answer().setWithdrawn(true).setMetric("X").build(), "unknown metric: use NPS, CSAT or CES");
    assertRefused(
        answer().setScore(null).build(), "score of NPS must be a whole number from 0 to 10");
  }

  @Test
  void whatIsNotUtf8IsReplaced() throws Exception {
    ClickstreamCall record =
        call().setProperties(properties("maker", "Fratelli Rossi", "other", "x")).build();
    byte[] bytes = input.encode(record);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[latin.indexOf("Rossi")] = (byte) 0xE8;
    bytes[latin.indexOf("maker")] = (byte) 0x80;
    CustomerLine line = input.decodeCall(bytes);
    assertThat(object(open(line).properties()))
        .isEqualTo(Map.of("\uFFFDaker", "Fratelli \uFFFDossi", "other", "x"));
  }

  @Test
  void damagedBytesAreReadOrRefused() {
    byte[] sound =
        input.encode(
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
        CustomerLine line = input.decodeCall(damaged);
        assertThat(open(line).messageId()).isNotEqualTo(new byte[0]);
      } catch (RefusedException | MalformedRecordException expected) {
        assertThat(expected).hasMessageMatching("(?s).{8,}");
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_000);
  }
}
