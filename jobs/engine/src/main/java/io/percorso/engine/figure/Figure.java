package io.percorso.engine.figure;

/**
 * A score with the bounds of its 95 % confidence interval.
 *
 * @param responses how many answers it rests on
 * @param score in the unit of its {@link Scale}; null without answers
 * @param low the lower bound, null where none can be given
 * @param high the upper bound, null where none can be given
 */
public record Figure(long responses, Double score, Double low, Double high) {
  /** The 97.5 % quantile of the standard normal distribution. */
  public static final double Z = 1.959963984540054;

  static final Figure EMPTY = new Figure(0, null, null, null);

  /** A figure whose bounds are clipped to a range, then widened to hold the score itself. */
  static Figure of(long responses, double score, double[] bounds, double least, double most) {
    double low = Math.min(score, Math.max(least, bounds[0]));
    double high = Math.max(score, Math.min(most, bounds[1]));
    return new Figure(responses, score, low, high);
  }
}
