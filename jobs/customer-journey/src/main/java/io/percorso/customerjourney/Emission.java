package io.percorso.customerjourney;

import io.percorso.engine.churn.Example;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Fact;
import io.percorso.runtime.time.WallClock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Sends on what calls have brought about, and counts it. */
final class Emission {
  /** What churn models can learn from. */
  static final OutputTag<Example> EXAMPLES =
      new OutputTag<>("churn-examples", TypeInformation.of(Example.class));

  private final Told told;
  private final CustomerMetrics metrics;
  private final WallClock wallClock;

  Emission(Told told, CustomerMetrics metrics, WallClock wallClock) {
    this.told = told;
    this.metrics = metrics;
    this.wallClock = wallClock;
  }

  /** Sends the first facts about a customer, and all else but failures; true if there were any. */
  boolean send(Customer customer, int facts, Outlet outlet) {
    told.takeAnswers().forEach(change -> outlet.tell(CustomerOutput.of(change)));
    told.takeExamples().forEach(example -> outlet.aside(EXAMPLES, example));
    if (facts == 0) {
      return false;
    }
    long now = wallClock.millis();
    for (Fact fact : told.take(facts)) {
      boolean isAfterInput = Told.isAfterInput(fact, customer);
      outlet.tell(CustomerOutput.of(fact, CustomerFact.of(fact, now, isAfterInput)));
      metrics.told(fact);
    }
    return true;
  }
}
