package io.percorso.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void netPromoterScoresOfRecord() {
    Figure large = Scale.NPS.figure(new Counts(8_465, 13_612 - 8_465 - 1_194, 1_194));
    assertThat(large.responses()).isEqualTo(13_612);
    assertThat(large.score()).isCloseTo(53.42, within(0.005));
    assertThat(large.low()).isCloseTo(52.3, within(0.05));
    assertThat(large.high()).isCloseTo(54.5, within(0.05));
    Figure small = Scale.NPS.figure(new Counts(306, 95, 40));
    assertThat(small.score()).isCloseTo(60.32, within(0.005));
    assertThat(small.low()).isCloseTo(53.9, within(0.05));
    assertThat(small.high()).isCloseTo(66.0, within(0.05));
  }

  @Test
  void boundsHoldTheScoreAndStayOnTheScale() {
    for (int n = 1; n < 40; n++) {
      for (Counts counts :
          new Counts[] {new Counts(n, 0, 0), new Counts(0, n, 0), new Counts(0, 0, n)}) {
        Figure figure = Scale.NPS.figure(counts);
        assertThat(figure.low()).isBetween(-100.0, figure.score());
        assertThat(figure.high()).isBetween(figure.score(), 100.0);
        assertThat(figure.high()).isGreaterThan(figure.low());
      }
    }
  }

  @Test
  void satisfactionIsTheShareOfFourAndFive() {
    Counts counts = Counts.NONE;
    for (int score = 1; score <= 5; score++) {
      counts = counts.plus(Scale.CSAT.count(score));
    }
    Figure figure = Scale.CSAT.figure(counts);
    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", has 15 of 148.
    Figure wilson = Scale.CSAT.figure(new Counts(15, 133, 0));
    assertThat(figure.score()).isEqualTo(40);
    assertThat(wilson.low()).isCloseTo(6.24, within(0.005));
    assertThat(wilson.high()).isCloseTo(16.05, within(0.005));
  }

  @Test
  void effortIsTheMeanWithTheSampleDeviation() {
    Counts counts = Counts.NONE;
    for (int score : new int[] {2, 4, 4, 5, 7}) {
      counts = counts.plus(Scale.CES.count(score));
    }
    Figure figure = Scale.CES.figure(counts);
    double margin = Figure.Z * Math.sqrt(13.2 / 4) / Math.sqrt(5);
    assertThat(figure.score()).isCloseTo(4.4, within(1e-12));
    assertThat(figure.low()).isCloseTo(4.4 - margin, within(1e-12));
    assertThat(figure.high()).isCloseTo(4.4 + margin, within(1e-12));
    assertThat(Scale.CES.figure(Scale.CES.count(7))).isEqualTo(new Figure(1, 7.0, null, null));
    assertThat(Scale.CES.figure(new Counts(2, 14, 98))).isEqualTo(new Figure(2, 7.0, 7.0, 7.0));
  }

  @Test
  void withoutAnswersThereIsNoScore() {
    for (Scale scale : Scale.values()) {
      assertThat(scale.figure(Counts.NONE)).isEqualTo(new Figure(0, null, null, null));
    }
  }

  @Test
  void everyScoreFallsIntoOneClass() {
    for (int score = 0; score <= 10; score++) {
      assertThat(Scale.NPS.responses(Scale.NPS.count(score))).isEqualTo(1);
    }
    assertThat(Scale.NPS.count(9)).isEqualTo(new Counts(1, 0, 0));
    assertThat(Scale.NPS.count(7)).isEqualTo(new Counts(0, 1, 0));
    assertThat(Scale.NPS.count(6)).isEqualTo(new Counts(0, 0, 1));
  }

  @Test
  void theIntervalCoversTheTruthAtLeastNineOfTenTimes() {
    double[][] shares = {{.90, .08}, {.60, .30}, {.30, .30}};
    Random random = new Random(20_260_101);
    for (double[] share : shares) {
      for (int n : new int[] {5, 10, 30, 100, 300}) {
        assertThat(coverage(share[0], share[1], n, random))
            .as("promoters %s, passives %s, n %s", share[0], share[1], n)
            .isGreaterThanOrEqualTo(.91);
      }
    }
  }

  private static double coverage(double promoters, double passives, int n, Random random) {
    int samples = 20_000;
    double truth = 100 * (promoters - (1 - promoters - passives));
    int covered = 0;
    for (int i = 0; i < samples; i++) {
      int first = 0;
      int second = 0;
      for (int j = 0; j < n; j++) {
        double draw = random.nextDouble();
        first += draw < promoters ? 1 : 0;
        second += draw >= promoters && draw < promoters + passives ? 1 : 0;
      }
      Figure figure = Scale.NPS.figure(new Counts(first, second, n - first - second));
      covered += figure.low() <= truth && truth <= figure.high() ? 1 : 0;
    }
    return (double) covered / samples;
  }
}
