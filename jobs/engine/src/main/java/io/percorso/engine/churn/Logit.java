package io.percorso.engine.churn;

/** Probabilities as the logarithms of their odds. */
public final class Logit {
  private Logit() {}

  /** The probability of a logit. */
  public static double probability(double logit) {
    if (logit >= 0) {
      return 1 / (1 + StrictMath.exp(-logit));
    }
    double odds = StrictMath.exp(logit);
    return odds / (1 + odds);
  }

  /** The logit of a probability; infinite for 0 and 1. */
  public static double of(double probability) {
    return StrictMath.log(probability) - StrictMath.log1p(-probability);
  }
}
