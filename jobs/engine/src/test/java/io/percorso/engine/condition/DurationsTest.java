package io.percorso.engine.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void parsesANumberAndAUnit() {
    assertThat(Durations.parse("500ms")).isEqualTo(500);
    assertThat(Durations.parse("90s")).isEqualTo(90_000);
    assertThat(Durations.parse("30m")).isEqualTo(1_800_000);
    assertThat(Durations.parse("24h")).isEqualTo(86_400_000);
    assertThat(Durations.parse("7d")).isEqualTo(604_800_000);
    assertThat(Durations.parse("0s")).isZero();
  }

  @Test
  void refusesEverythingElse() {
    for (String text :
        List.of(
            "", "5", "m", "-5m", "+5m", "1.5h", "5 m", "5M", "1h30m", "٣d", "999999999999999d")) {
      assertThat(Durations.parse(text)).as(text).isEqualTo(-1);
    }
  }

  @Test
  void formatsInTheLargestUnitThatIsWhole() {
    for (String text : List.of("500ms", "90s", "30m", "25h", "7d", "0s")) {
      assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
    }
    assertThat(Durations.format(86_400_000)).isEqualTo("1d");
  }

  @Test
  void approximatesForPeople() {
    assertThat(Durations.approximate(0)).isEqualTo("0s");
    assertThat(Durations.approximate(1_500)).isEqualTo("1s");
    assertThat(Durations.approximate(5_400_000)).isEqualTo("1h 30m");
    assertThat(Durations.approximate(11 * 86_400_000L + 3_600_000)).isEqualTo("11d");
  }
}
