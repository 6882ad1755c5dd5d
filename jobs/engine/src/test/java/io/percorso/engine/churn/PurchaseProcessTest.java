package io.percorso.engine.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.engine.churn.PurchaseProcess.Timing;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseProcessTest {
  /** Fader, Hardie and Lee (2005), fitted to a tenth of the CDNOW customers, in weeks. */
  private static final PurchaseProcess OF_RECORD =
      new PurchaseProcess(Timing.BG_NBD, .243, 4.414, .793, 2.426);

  private static final double NINETY_DAYS = 90 / 7.0;

  @ParameterizedTest
  @CsvSource({
    "2, 30.43, 38.86, .726579, .321186",
    "1, 1.71, 38.86, .212101, .058600",
    "7, 29.43, 38.86, .641756, .544240",
    "26, 37.71, 38.86, .944621, .943597",
    "3, 5.0, 38.86, .038151, .021741",
    "0, 0, 38.86, 1, .061257",
  })
  void givesTheFiguresOfRecord(int x, double last, double age, double alive, double atLeastOne) {
    PurchaseProcess.Course course = OF_RECORD.course(x, last);
    assertThat(course.alive(age - last)).isCloseTo(alive, within(1e-6));
    assertThat(1 - course.silence(age - last, NINETY_DAYS)).isCloseTo(atLeastOne, within(1e-6));
  }

  @Test
  void agreesWithTheMixtureIntegratedByNumbers() {
    Random random = new Random(11);
    for (int i = 0; i < 12; i++) {
      int k = 1 + random.nextInt(4);
      boolean lostAtFirst = random.nextBoolean() || k > 1;
      PurchaseProcess process =
          new PurchaseProcess(
              new Timing(k, lostAtFirst),
              1.2 + random.nextDouble(),
              5 + 20 * random.nextDouble(),
              1.1 + random.nextDouble(),
              1.5 + 2 * random.nextDouble());
      int repeats = random.nextInt(5);
      double last = repeats == 0 ? 0 : 10 + 40 * random.nextDouble();
      double age = last + 30 * random.nextDouble();
      double horizon = 5 + 30 * random.nextDouble();
      Mixture mixture = new Mixture(process, repeats, last);
      double whole = mixture.probability(age);
      double kept = mixture.kept(age);
      assertThat(process.course(repeats, last).alive(age - last))
          .as("alive %s", process)
          .isCloseTo(kept / whole, within(2e-4));
      double silent = 1 - (kept - mixture.kept(age + horizon)) / whole;
      assertThat(process.course(repeats, last).silence(age - last, horizon))
          .as("silence %s", process)
          .isCloseTo(silent, within(2e-4));
      assertThat(new Likelihood(process, repeats).of(repeats, last, age, 0))
          .as("likelihood %s of %d", process, repeats)
          .isCloseTo(Math.log(whole), within(2e-3));
    }
  }

  /** The likelihood as the definition has it: integrals over rates and chances to be lost. */
  private record Mixture(PurchaseProcess process, int repeats, double last) {
    double probability(double until) {
      return kept(until) + lost();
    }

    double kept(double until) {
      int k = process.timing().regularity();
      int chances = process.timing().lostAtFirst() ? repeats + 1 : repeats;
      double silence = until - last;
      return overRates(rate -> gaps(rate) * survival(k, rate * silence))
          * overChances(p -> Math.pow(1 - p, chances));
    }

    private double lost() {
      boolean atFirst = process.timing().lostAtFirst();
      if (repeats == 0 && !atFirst) {
        return 0;
      }
      int before = atFirst ? repeats : repeats - 1;
      return overRates(this::gaps) * overChances(p -> p * Math.pow(1 - p, before));
    }

    /** The density of the gaps but for what does not depend on the rate: their product. */
    private double gaps(double rate) {
      int k = process.timing().regularity();
      double factorial = 1;
      for (int i = 2; i < k; i++) {
        factorial *= i;
      }
      return Math.pow(rate, (double) k * repeats)
          * Math.exp(-rate * last)
          / Math.pow(factorial, repeats);
    }

    private static double survival(int k, double x) {
      double term = 1;
      double sum = 1;
      for (int j = 1; j < k; j++) {
        term *= x / j;
        sum += term;
      }
      return sum * Math.exp(-x);
    }

    private double overRates(DoubleUnaryOperator of) {
      double r = process.r();
      double alpha = process.alpha();
      return mean(
          rate -> Math.pow(rate, r - 1) * Math.exp(-alpha * rate), of, 60 * (r + 10) / alpha);
    }

    private double overChances(DoubleUnaryOperator of) {
      return mean(p -> Math.pow(p, process.a() - 1) * Math.pow(1 - p, process.b() - 1), of, 1);
    }

    private static double mean(DoubleUnaryOperator density, DoubleUnaryOperator of, double upTo) {
      int steps = 400_000;
      double sum = 0;
      double mass = 0;
      for (int i = 0; i < steps; i++) {
        double x = (i + .5) / steps * upTo;
        double weight = density.applyAsDouble(x);
        mass += weight;
        sum += weight * of.applyAsDouble(x);
      }
      return sum / mass;
    }
  }

  @Test
  void staysFiniteAtTheEnds() {
    for (double silence : new double[] {0, 1, 1e3, 1e6, 1e9}) {
      for (int repeats : new int[] {0, 1, 10, 10_000}) {
        double logit = OF_RECORD.course(repeats, repeats).silenceLogit(silence, NINETY_DAYS);
        assertThat(logit).isFinite();
      }
    }
  }

  @Test
  void ranksOneTimeBuyersByTheirSilence() {
    PurchaseProcess modified = new PurchaseProcess(Timing.mbgCnbd(1), .5, 30, .8, 2.4);
    double fresh = modified.course(0, 0).silence(1, 90);
    double old = modified.course(0, 0).silence(200, 90);
    assertThat(old).isGreaterThan(fresh + .1);
    assertThat(modified.course(0, 0).alive(200)).isLessThan(modified.course(0, 0).alive(1));
  }
}
