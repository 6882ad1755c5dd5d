package io.percorso.engine.churn;

import io.percorso.engine.history.Occasions;

/**
 * Two thresholds of a flag, as logits: it goes up at one, and down at the other. Between them it
 * stays as it was.
 */
public final class Hysteresis {
  /** No such instant. */
  public static final long NONE = Crossing.NONE;

  /** Beyond this nobody waits for a flag. */
  private static final long FARTHEST = 3_652L * 86_400_000L;

  private static final long[] LOOKS = {8 * Occasions.DAY, Occasions.DAY};
  private static final long[] LOOKS_WHEN_RAISED = {FARTHEST, 8 * Occasions.DAY, Occasions.DAY};

  private final double raise;
  private final double clear;

  /** Thresholds given as risks, {@code clear} at most {@code raise}. */
  public Hysteresis(double raise, double clear) {
    this.raise = Logit.least(raise);
    // Where both are one, being there is being up.
    this.clear = Math.min(Logit.greatest(clear), Math.nextDown(this.raise));
  }

  /** True if the flag is up whatever it was before. */
  public boolean raises(double logit) {
    return logit >= raise;
  }

  /** True if a logit decides about the flag. */
  public boolean decides(double logit) {
    return logit >= raise || logit <= clear;
  }

  /** True if the flag is up after a line: it goes down at once, but up only at a whole second. */
  public boolean isUpAfter(double logit, long instant, boolean wasUp) {
    return wasUp ? logit > clear : raises(logit) && Crossing.secondUpTo(instant) == instant;
  }

  /**
   * An instant after another up to which the flag will surely not change if nothing happens, for
   * little: {@link #next} says exactly when it will. {@link #NONE} if it surely never will.
   */
  public long quietUntil(RiskCurve curve, boolean raised, long after) {
    RiskCurve.Point now = curve.at(after);
    for (long span : raised ? LOOKS_WHEN_RAISED : LOOKS) {
      RiskCurve.Point then = curve.at(Crossing.secondAfter(after + span));
      boolean quiet =
          raised ? curve.bound(now, then, false) > clear : curve.bound(now, then, true) < raise;
      if (quiet) {
        return span == FARTHEST ? NONE : then.at;
      }
    }
    return next(curve, raised, after);
  }

  /**
   * The first whole second after an instant at which the flag will change if nothing happens;
   * {@link #NONE} if it will not within ten years.
   */
  public long next(RiskCurve curve, boolean raised, long after) {
    long from = Crossing.secondAfter(after);
    return crossing(curve, raised).search(from, from + FARTHEST);
  }

  private Crossing crossing(RiskCurve curve, boolean raised) {
    return raised
        ? new Crossing(curve, clear, Double.POSITIVE_INFINITY, true)
        : new Crossing(curve, Double.NEGATIVE_INFINITY, raise, true);
  }

  /** As {@link #next(RiskCurve, boolean, long)}, in (after, to]. */
  public long next(RiskCurve curve, boolean raised, long after, long to) {
    return crossing(curve, raised).search(Crossing.secondAfter(after), Crossing.secondUpTo(to));
  }

  /** The last whole second in (from, to] at which the flag is decided; {@link #NONE} for none. */
  public long lastDecision(RiskCurve curve, long from, long to) {
    return new Crossing(curve, clear, raise, false)
        .search(Crossing.secondAfter(from), Crossing.secondUpTo(to));
  }
}
