package io.percorso.engine.churn;

import java.util.List;

/** Offsets over the year, straight between twelve knots. */
final class Season {
  /** Knots of a year. */
  static final int KNOTS = 12;

  private static final double YEAR = 365.2425 * 86_400_000;
  private static final double BETWEEN = YEAR / KNOTS;

  private final double[] offsets;
  private double least;
  private double most;

  Season(List<Double> offsets) {
    this.offsets = offsets.stream().mapToDouble(Double::doubleValue).toArray();
    for (double offset : this.offsets) {
      least = Math.min(least, offset);
      most = Math.max(most, offset);
    }
  }

  boolean isFlat() {
    return offsets.length == 0;
  }

  double at(long instant) {
    if (isFlat()) {
      return 0;
    }
    double knots = instant / BETWEEN;
    double whole = Math.floor(knots);
    int knot = Math.floorMod((long) whole, KNOTS);
    double share = knots - whole;
    return offsets[knot] * (1 - share) + offsets[(knot + 1) % KNOTS] * share;
  }

  /** The smallest, or the largest, offset in an interval. */
  double bound(long from, long to, boolean largest) {
    if (isFlat()) {
      return 0;
    }
    if (to - from >= YEAR) {
      return largest ? most : least;
    }
    double bound = largest ? Math.max(at(from), at(to)) : Math.min(at(from), at(to));
    for (long knot = (long) Math.ceil(from / BETWEEN); knot * BETWEEN <= to; knot++) {
      double offset = offsets[Math.floorMod(knot, KNOTS)];
      bound = largest ? Math.max(bound, offset) : Math.min(bound, offset);
    }
    return bound;
  }
}
