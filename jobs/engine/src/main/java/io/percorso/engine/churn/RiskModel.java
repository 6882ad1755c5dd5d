package io.percorso.engine.churn;

import io.percorso.engine.churn.ChurnModel.Term;
import io.percorso.engine.history.Occasions;
import java.util.List;

/** A model ready to be computed with: weights by index of the feature. */
public final class RiskModel {
  private final ChurnModel source;
  private final double horizon;
  private final Season season;
  private final double[] weights;
  private final double[] averages;
  private final boolean linear;

  /**
   * Compiles a model.
   *
   * @param horizon milliseconds ahead that a risk looks
   */
  public RiskModel(ChurnModel source, long horizon) {
    this.source = source;
    this.horizon = Occasions.days(horizon);
    season = new Season(source.linear().season());
    List<String> features = source.features();
    weights = new double[features.size()];
    averages = new double[features.size()];
    boolean more = false;
    for (int i = 0; i < weights.length; i++) {
      Term term = source.linear().terms().getOrDefault(features.get(i), Term.NONE);
      weights[i] = term.weight();
      averages[i] = term.average();
      more |= i > 0 && term.weight() != 0;
    }
    linear = more;
  }

  /** The parameters. */
  public ChurnModel source() {
    return source;
  }

  PurchaseProcess process() {
    return source.process();
  }

  double usualGap() {
    return source.usualGap();
  }

  double baseline() {
    return source.linear().baseline();
  }

  Season season() {
    return season;
  }

  /** How far ahead a risk looks, in days. */
  double horizon() {
    return horizon;
  }

  int features() {
    return weights.length;
  }

  double weight(int feature) {
    return weights[feature];
  }

  double average(int feature) {
    return averages[feature];
  }

  /** True if features besides the process have a weight. */
  boolean isLinear() {
    return linear;
  }

  /** The logit of the risk; the order of the sum is that of its bounds, so that they hold. */
  public double logit(long instant, double[] values) {
    double logit = baseline() + season.at(instant);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        logit += weights[i] * (values[i] - averages[i]);
      }
    }
    return logit;
  }
}
