package io.percorso.engine.churn;

import io.percorso.engine.value.Decimals;

/** Says what a risk is, what it rests on and what would clear the flag. */
public final class Assessor {
  private final String event;
  private final Hysteresis hysteresis;

  /**
   * An assessor for a model.
   *
   * @param event the event whose silence is churn, in words
   */
  public Assessor(String event, Hysteresis hysteresis) {
    this.event = event;
    this.hysteresis = hysteresis;
  }

  /** The risk of a curve at an instant. */
  public Assessment assess(RiskCurve curve, long at) {
    double logit = curve.logit(at);
    return new Assessment(
        Logit.probability(logit), new Reasons(curve, event, at).list(), remedy(curve, at, logit));
  }

  private String remedy(RiskCurve curve, long at, double logit) {
    if (hysteresis.decides(logit) && !hysteresis.raises(logit)) {
      return "the risk is low enough";
    }
    double then = curve.withEventAt(at).logit(at);
    String effect = " now: risk " + Decimals.fixed(Logit.probability(then), 2);
    boolean clears = hysteresis.decides(then) && !hysteresis.raises(then);
    return event + effect + (clears ? ", clears the flag" : ", not enough by itself");
  }
}
