package io.percorso.engine.customer;

import io.percorso.engine.bytes.PlaceByKey;

/** Judges a customer by rules, or by weights of churn models, that have changed since. */
final class Adoption {
  private Adoption() {}

  static boolean isDue(Customer customer, Engine engine) {
    if (customer.stamp == notWhole(engine)) {
      // As long as one is put aside, there is nothing to catch up on.
      return engine.quarantined() == 0;
    }
    return customer.stamp != engine.rules().stamp()
        || customer.weightsStamp != engine.weightsStamp();
  }

  /** Notes that not all definitions could be judged: it is to be done once they can. */
  static void isNotWhole(Customer customer, Engine engine) {
    customer.stamp = notWhole(engine);
  }

  private static long notWhole(Engine engine) {
    return ~engine.rules().stamp();
  }

  static void of(Customer customer, Telling telling) {
    Engine engine = telling.engine();
    if (!isDue(customer, engine)) {
      return;
    }
    boolean sameRules = customer.stamp == engine.rules().stamp();
    customer.stamp = engine.rules().stamp();
    if (!sameRules) {
      adoptRules(customer, engine, telling);
    } else if (customer.weightsStamp != engine.weightsStamp()) {
      telling.historyChanged();
      for (int index : engine.rules().dependentOnFlags()) {
        telling.judgeBackfill(index);
      }
    }
    customer.weightsStamp = engine.weightsStamp();
  }

  private static void adoptRules(Customer customer, Engine engine, Telling telling) {
    telling.historyChanged();
    customer.standings().removeKeys(key -> engine.index(key) == PlaceByKey.NONE);
    for (int index : engine.rules().all()) {
      telling.judgeBackfill(index);
    }
    if (customer.history().hasAnswers()) {
      telling.tellAnswers(Long.MIN_VALUE, null);
    }
  }
}
