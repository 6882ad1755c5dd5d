package io.percorso.engine.churn;

import io.percorso.engine.churn.RiskCurve.Point;

/**
 * Finds the first or the last whole second of an interval at which a curve is outside a band. An
 * interval whose bounds lie within the band holds none; any other is halved, down to the second: so
 * no crossing is missed, however the curve may turn, and few points are computed.
 */
final class Crossing {
  /** No such second. */
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1000;

  private final RiskCurve curve;
  private final double low;
  private final double high;
  private final boolean first;

  /**
   * A search.
   *
   * @param low outside is at this or less
   * @param high outside is at this or more
   * @param first true for the first such second, false for the last
   */
  Crossing(RiskCurve curve, double low, double high, boolean first) {
    this.curve = curve;
    this.low = low;
    this.high = high;
    this.first = first;
  }

  /** The first whole second after an instant. */
  static long secondAfter(long instant) {
    return (Math.floorDiv(instant, SECOND) + 1) * SECOND;
  }

  /** The last whole second up to an instant. */
  static long secondUpTo(long instant) {
    return Math.floorDiv(instant, SECOND) * SECOND;
  }

  /** Searches from one whole second to another, both included. */
  long search(long from, long to) {
    if (from > to) {
      return NONE;
    }
    return search(curve.at(from), curve.at(to));
  }

  private long search(Point from, Point to) {
    if (curve.bound(from, to, false) > low && curve.bound(from, to, true) < high) {
      return NONE;
    }
    Point near = first ? from : to;
    if (isOutside(near)) {
      return near.at;
    }
    if (to.at - from.at <= SECOND) {
      Point far = first ? to : from;
      return isOutside(far) ? far.at : NONE;
    }
    Point middle = curve.at(secondUpTo(from.at + (to.at - from.at) / 2));
    long found = first ? search(from, middle) : search(middle, to);
    if (found != NONE) {
      return found;
    }
    return first ? search(middle, to) : search(from, middle);
  }

  private boolean isOutside(Point point) {
    return point.logit <= low || point.logit >= high;
  }
}
