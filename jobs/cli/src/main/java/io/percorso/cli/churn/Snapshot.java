package io.percorso.cli.churn;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.evaluation.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * The customers there were at an instant: their features, from nothing later, and whether they then
 * stayed silent for the horizon.
 *
 * @param at the instant
 * @param features of each customer
 * @param silent of each customer
 */
record Snapshot(long at, double[][] features, boolean[] silent) {

  /** Takes a snapshot with the process and usual gap of a model. */
  static Snapshot of(
      List<Corpus.Customer> customers, Definition.Churn churn, ChurnModel model, long at) {
    Rules rules = new Rules(List.of(new Definition.Versioned(churn.with(model), 1)), List.of());
    Judge judge = new Judge(rules);
    Judged judged = rules.judged().get(0);
    List<double[]> features = new ArrayList<>();
    List<Boolean> silent = new ArrayList<>();
    for (Corpus.Customer customer : customers) {
      if (customer.occasions()[0] <= at) {
        judge.of(customer.history());
        RiskCurve curve = judge.risk(judged, at);
        features.add(curve.values(at));
        silent.add(!customer.came(at, at + churn.horizon()));
      }
    }
    boolean[] labels = new boolean[silent.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = silent.get(i);
    }
    return new Snapshot(at, features.toArray(double[][]::new), labels);
  }

  int size() {
    return silent.length;
  }

  /** How many stayed silent. */
  int silentCount() {
    int count = 0;
    for (boolean one : silent) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
