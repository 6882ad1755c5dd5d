package io.percorso.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeTest {

  @Test
  void theIntervalOfADifferenceOfSharesIsNewcombes() {
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873, method 10: 56 of 70 less 48 of 80.
    Figure earlier = Scale.CSAT.figure(new Counts(48, 32, 0));
    Figure later = Scale.CSAT.figure(new Counts(56, 14, 0));
    Change change = Change.between(earlier, later);
    assertThat(change.difference()).isCloseTo(20, within(1e-9));
    assertThat(change.low()).isCloseTo(5.24, within(0.005));
    assertThat(change.high()).isCloseTo(33.39, within(0.005));
  }

  @Test
  void theProbabilityIsBelowFivePercentExactlyWhereTheIntervalLeavesOutZero() {
    Random random = new Random(7);
    int significant = 0;
    for (int i = 0; i < 5_000; i++) {
      Change change = Change.between(nps(random), nps(random));
      boolean leavesOutZero = change.low() > 0 || change.high() < 0;
      significant += leavesOutZero ? 1 : 0;
      assertThat(change.probability() < .05).isEqualTo(leavesOutZero);
    }
    assertThat(significant).isBetween(500, 4_500);
  }

  private static Figure nps(Random random) {
    return Scale.NPS.figure(
        new Counts(1 + random.nextInt(60), random.nextInt(60), random.nextInt(60)));
  }

  @Test
  void withoutAScoreThereIsNoChangeAndWithoutBoundsNoInterval() {
    Figure none = Scale.CES.figure(Counts.NONE);
    Figure one = Scale.CES.figure(Scale.CES.count(3));
    Figure two = Scale.CES.figure(Scale.CES.count(5).plus(Scale.CES.count(6)));
    assertThat(Change.between(none, two)).isNull();
    assertThat(Change.between(two, none)).isNull();
    assertThat(Change.between(one, two).difference()).isEqualTo(2.5);
    assertThat(Change.between(one, two).low()).isNull();
    assertThat(Change.between(one, two).probability()).isNaN();
  }

  @Test
  void twoFiguresWithoutSpreadDifferForCertain() {
    Figure low = Scale.CES.figure(new Counts(3, 6, 12));
    Figure high = Scale.CES.figure(new Counts(3, 9, 27));
    assertThat(Change.between(low, high).probability()).isZero();
    assertThat(Change.between(low, low).probability()).isEqualTo(1);
  }

  @Test
  void tailsOfTheNormalDistribution() {
    assertThat(Normal.twoSided(0)).isEqualTo(1);
    assertThat(Normal.twoSided(1)).isCloseTo(0.31731050786291415, within(1e-14));
    assertThat(Normal.twoSided(Figure.Z)).isCloseTo(0.05, within(1e-14));
    assertThat(Normal.twoSided(2.9999999)).isCloseTo(Normal.twoSided(3), within(1e-9));
    assertThat(Normal.twoSided(3)).isCloseTo(0.0026997960632601866, within(1e-16));
    assertThat(Normal.twoSided(6)).isCloseTo(1.973175290075396e-9, within(1e-22));
  }

  @Test
  void benjaminiAndHochbergsExample() {
    // Their section 4.1: fifteen p-values, of which the four smallest are rejected at .05.
    double[] probabilities = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    assertThat(FalseDiscoveries.threshold(probabilities)).isEqualTo(.0095);
    assertThat(FalseDiscoveries.threshold(new double[] {.3, Double.NaN, .06})).isNegative();
    assertThat(FalseDiscoveries.threshold(new double[0])).isNegative();
  }
}
