package io.percorso.engine.churn;

import java.util.function.DoublePredicate;

/** Probabilities as the logarithms of their odds. */
public final class Logit {
  /** Farther than any logit. */
  private static final double FARTHEST = Double.MAX_VALUE / 4;

  private Logit() {}

  /** The probability of a logit. */
  public static double probability(double logit) {
    if (logit >= 0) {
      return 1 / (1 + StrictMath.exp(-logit));
    }
    double odds = StrictMath.exp(logit);
    return odds / (1 + odds);
  }

  /**
   * The least logit whose probability, as it is told, is at least so much. What is told is rounded,
   * so that this is not quite the logarithm of the odds, and for a probability of 1 it is finite.
   */
  static double least(double probability) {
    return edge(logit -> probability(logit) >= probability);
  }

  /** The greatest logit whose probability, as it is told, is at most so much. */
  static double greatest(double probability) {
    return Math.nextDown(edge(logit -> probability(logit) > probability));
  }

  /** The least logit that is high enough; {@link #FARTHEST} if none is. */
  private static double edge(DoublePredicate isHighEnough) {
    double low = -FARTHEST;
    double high = FARTHEST;
    while (Math.nextUp(low) < high) {
      double middle = low + (high - low) / 2;
      if (isHighEnough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
