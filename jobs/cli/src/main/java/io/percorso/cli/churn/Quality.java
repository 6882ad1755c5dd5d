package io.percorso.cli.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** How good risks turned out to be. */
final class Quality {
  private static final int BINS = 10;
  private static final double LEAST = 1e-12;

  private final double[] risks;
  private final boolean[] silent;
  private final Integer[] order;
  private final double baseRate;

  Quality(double[] risks, boolean[] silent) {
    this.risks = risks;
    this.silent = silent;
    order = IntStream.range(0, risks.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> risks[i]));
    baseRate = observed(0, risks.length);
  }

  private double observed(int from, int to) {
    return IntStream.range(from, to).filter(i -> silent[order[i]]).count() / (double) (to - from);
  }

  private double expected(int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> risks[order[i]]).average().orElse(0);
  }

  /** The share that stayed silent. */
  double baseRate() {
    return baseRate;
  }

  /** The probability that of a silent customer and another the silent one had the greater risk. */
  double auc() {
    double silentRanks = 0;
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && risks[order[to]] == risks[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        silentRanks += silent[order[i]] ? rank : 0;
      }
      from = to;
    }
    double silentOnes = baseRate * risks.length;
    double others = risks.length - silentOnes;
    return (silentRanks - silentOnes * (silentOnes + 1) / 2) / (silentOnes * others);
  }

  /** The mean of minus the logarithm of the probability given to what came true. */
  double logLoss() {
    return IntStream.range(0, risks.length)
        .mapToDouble(i -> silent[i] ? risks[i] : 1 - risks[i])
        .map(p -> -Math.log(Math.max(LEAST, p)))
        .average()
        .orElse(0);
  }

  /** The mean squared distance between the risk and what came true. */
  double brier() {
    return IntStream.range(0, risks.length)
        .mapToDouble(i -> risks[i] - (silent[i] ? 1 : 0))
        .map(distance -> distance * distance)
        .average()
        .orElse(0);
  }

  /** The mean distance between expected and observed share, over ten bins of equal count. */
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int from = edge(bin);
      int to = edge(bin + 1);
      if (to > from) {
        error += Math.abs(expected(from, to) - observed(from, to)) * (to - from) / risks.length;
      }
    }
    return error;
  }

  private int edge(int bin) {
    return (int) ((long) risks.length * bin / BINS);
  }

  /** How many times the base rate the tenth of the greatest risks has. */
  double lift() {
    return observed(edge(BINS - 1), risks.length) / baseRate;
  }

  /** A line for each bin, the greatest risks first. */
  String bins() {
    StringBuilder lines = new StringBuilder("  tenth  customers  expected  observed\n");
    for (int bin = BINS; bin > 0; bin--) {
      int from = edge(bin - 1);
      int to = edge(bin);
      if (to > from) {
        lines.append(
            String.format(
                Locale.ROOT,
                "  %5d  %9d  %8.3f  %8.3f%n",
                BINS + 1 - bin,
                to - from,
                expected(from, to),
                observed(from, to)));
      }
    }
    return lines.toString();
  }
}
