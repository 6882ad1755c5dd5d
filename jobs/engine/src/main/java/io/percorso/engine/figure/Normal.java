package io.percorso.engine.figure;

/** The standard normal distribution. */
final class Normal {
  private static final double SERIES_BELOW = 3;
  private static final int TERMS = 100;

  private Normal() {}

  /**
   * The probability of a value further from zero than {@code z}, z at least 0: near zero by the
   * series of the error function, beyond by its continued fraction (Abramowitz and Stegun 7.1.6 and
   * 7.1.14), to about fifteen digits of the larger tail.
   */
  static double twoSided(double z) {
    double x = z / Math.sqrt(2);
    return x < SERIES_BELOW / Math.sqrt(2) ? 1 - series(x) : tail(x);
  }

  private static double series(double x) {
    double term = 2 * x / Math.sqrt(Math.PI) * StrictMath.exp(-x * x);
    double sum = term;
    for (int n = 1; n < TERMS; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return sum;
  }

  private static double tail(double x) {
    double fraction = x;
    for (int n = TERMS; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
