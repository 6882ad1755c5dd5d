package io.percorso.engine.customer;

import java.util.List;

/** Judges a customer by rules, or by weights of churn models, that have changed since. */
final class Adoption {
  private Adoption() {}

  static boolean isDue(Customer customer, Engine engine) {
    return customer.stamp != engine.rules().stamp()
        || customer.weightsStamp != engine.weightsStamp();
  }

  static void of(Customer customer, Telling telling) {
    Engine engine = telling.engine();
    if (customer.stamp != engine.rules().stamp()) {
      adoptRules(customer, engine, telling);
    } else if (customer.weightsStamp != engine.weightsStamp()) {
      telling.historyChanged();
      for (int index : engine.rules().dependentOnFlags()) {
        telling.judgeBackfill(index);
      }
    }
    customer.stamp = engine.rules().stamp();
    customer.weightsStamp = engine.weightsStamp();
  }

  private static void adoptRules(Customer customer, Engine engine, Telling telling) {
    telling.historyChanged();
    Standings standings = customer.standings();
    for (Standing standing : List.copyOf(standings.all())) {
      if (engine.index(standing.key()) == null) {
        standings.removeIf(candidate -> candidate.key() == standing.key());
      }
    }
    for (int index : engine.rules().all()) {
      telling.judgeBackfill(index);
    }
    if (customer.history().hasAnswers()) {
      telling.tellAnswers(Long.MIN_VALUE, null);
    }
  }
}
