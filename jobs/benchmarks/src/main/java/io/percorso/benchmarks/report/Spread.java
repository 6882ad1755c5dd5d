package io.percorso.benchmarks.report;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * The middle and the ends of some figures.
 *
 * @param median the one in the middle, or the mean of the two that are
 * @param least the least
 * @param most the most
 * @param number how many there were
 */
record Spread(double median, double least, double most, int number) {
  static Spread of(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /** In words, each figure as the format has it. */
  String inWords(DoubleFunction<String> format) {
    return number == 1
        ? format.apply(median)
        : format.apply(median) + " (" + format.apply(least) + " to " + format.apply(most) + ")";
  }
}
