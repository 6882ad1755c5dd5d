package io.percorso.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMiddleIsTheMedian() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3, 3));
    assertThat(Spread.of(4, 1, 2, 10)).isEqualTo(new Spread(3, 1, 10, 4));
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7, 1));
  }

  @Test
  void oneFigureHasNoSpreadToTell() {
    assertThat(Spread.of(7).inWords(Words::count)).isEqualTo("7");
    assertThat(Spread.of(1_000, 3_000).inWords(Words::count)).isEqualTo("2,000 (1,000 to 3,000)");
  }

  @Test
  void whatNeverCameMeetsNoTarget() {
    Target target = Target.atMost("latency", 15, Optional.of(Spread.of(Double.POSITIVE_INFINITY)));
    assertThat(target.verdict()).isEqualTo("missed");
    assertThat(target.measured()).contains("none came");
    assertThat(Target.atMost("latency", 15, Optional.empty()).verdict()).isEqualTo("not measured");
  }
}
