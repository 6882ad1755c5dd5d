package io.percorso.benchmarks.workload;

import java.util.SplittableRandom;
import org.hipparchus.special.Erf;

/**
 * Who has the next session. How active customers are is lognormal. Who is drawn by activity is
 * lognormal too, moved by the variance (size bias), so the customer is found from their rank with
 * nothing to look up, however many there are.
 */
final class Activity {
  private static final double SPREAD = 1.2;

  private final int customers;

  Activity(int customers) {
    this.customers = customers;
  }

  int next(SplittableRandom random) {
    double rank = (1 + Erf.erf((gaussian(random) + SPREAD) / StrictMath.sqrt(2))) / 2;
    return Math.min(customers - 1, (int) (rank * customers));
  }

  /** By the polar method of Marsaglia; the second number is not kept, for plainness. */
  static double gaussian(SplittableRandom random) {
    double x;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
  }

  /** A lognormal number of the given median. */
  static double lognormal(SplittableRandom random, double median, double spread) {
    return median * StrictMath.exp(spread * gaussian(random));
  }
}
