package io.percorso.engine.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogitTest {
  private static DoubleStream probabilities() {
    Random random = new Random(2);
    return DoubleStream.concat(
        DoubleStream.of(0, Double.MIN_VALUE, 1e-300, .2, .5, .8, 1 - 1e-15, 1),
        DoubleStream.generate(random::nextDouble).limit(500));
  }

  @Test
  void theLeastLogitIsTheFirstWhoseProbabilityIsReached() {
    probabilities()
        .forEach(
            probability -> {
              double least = Logit.least(probability);
              assertThat(Logit.probability(least)).isGreaterThanOrEqualTo(probability);
              if (probability > 0) {
                assertThat(Logit.probability(Math.nextDown(least))).isLessThan(probability);
              }
            });
    assertThat(Logit.least(0)).as("lower than any").isLessThan(-1e300);
  }

  @Test
  void theGreatestLogitIsTheLastWhoseProbabilityIsNotExceeded() {
    probabilities()
        .forEach(
            probability -> {
              double greatest = Logit.greatest(probability);
              assertThat(Logit.probability(greatest)).isLessThanOrEqualTo(probability);
              if (probability < 1) {
                assertThat(Logit.probability(Math.nextUp(greatest))).isGreaterThan(probability);
              }
            });
  }

  /** A risk that is told to be .8 has reached .8, however it came about. */
  @Test
  void aFlagGoesByTheRiskThatIsTold() {
    double logit = 1.3862943611198906;
    assertThat(Logit.probability(logit)).isEqualTo(.8);
    assertThat(logit).isLessThan(StrictMath.log(.8) - StrictMath.log1p(-.8));
    assertThat(new Hysteresis(.8, .6).raises(logit)).isTrue();
    assertThat(new Hysteresis(1, 1).raises(40)).isTrue();
    assertThat(new Hysteresis(1, 1).raises(30)).isFalse();
    assertThat(new Hysteresis(0, 0).raises(-1_000)).isTrue();
  }
}
