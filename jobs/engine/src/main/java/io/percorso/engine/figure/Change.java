package io.percorso.engine.figure;

/**
 * The difference of two independent figures, with a 95 % confidence interval recovered from theirs
 * (MOVER): G. Y. Zou and A. Donner, "Construction of Confidence Limits about Effect Measures: A
 * General Approach", Statistics in Medicine 27 (2008). For shares it is the interval of R. G.
 * Newcombe (1998).
 *
 * @param difference the later score less the earlier one
 * @param low the lower bound, null where a figure has none
 * @param high the upper bound, null where a figure has none
 * @param probability the two-sided p-value of no change, NaN where there is no interval; below .05
 *     exactly when the interval leaves out zero
 */
public record Change(double difference, Double low, Double high, double probability) {

  /** The change between two figures; null if either has no score. */
  public static Change between(Figure earlier, Figure later) {
    if (earlier.score() == null || later.score() == null) {
      return null;
    }
    double difference = later.score() - earlier.score();
    if (earlier.low() == null || later.low() == null) {
      return new Change(difference, null, null, Double.NaN);
    }
    double down = Math.hypot(later.score() - later.low(), earlier.high() - earlier.score());
    double up = Math.hypot(later.high() - later.score(), earlier.score() - earlier.low());
    double towardsZero = difference > 0 ? down : up;
    double probability =
        difference == 0
            ? 1
            : towardsZero == 0 ? 0 : Normal.twoSided(Math.abs(difference) * Figure.Z / towardsZero);
    return new Change(difference, difference - down, difference + up, probability);
  }
}
