package io.percorso.engine.figure;

import java.util.Arrays;

/**
 * Holds down the share of false alarms among many comparisons: Y. Benjamini and Y. Hochberg,
 * "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57 (1995).
 */
public final class FalseDiscoveries {
  /** The share of false alarms among all alarms that is put up with. */
  public static final double RATE = 0.05;

  private FalseDiscoveries() {}

  /**
   * The largest p-value that is significant among all of a family; negative if none is.
   *
   * @param probabilities p-values in any order; NaN takes no part
   */
  public static double threshold(double[] probabilities) {
    double[] sorted = Arrays.stream(probabilities).filter(p -> !Double.isNaN(p)).sorted().toArray();
    for (int i = sorted.length; i > 0; i--) {
      if (sorted[i - 1] <= RATE * i / sorted.length) {
        return sorted[i - 1];
      }
    }
    return -1;
  }
}
