package io.percorso.customerjourney;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customers of one subtask of a live job: load, let the customer accept the line, store, keep
 * one timer, tell. All calls are about the customer of the operator's current key.
 */
final class LiveCustomers {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCustomers.class);

  private final CustomerSetup setup;
  private final RulesInForce rules;
  private final HotCustomers hot;
  private final CustomerMetrics metrics;
  private final Exit exit;
  private final Told told = new Told();
  private final Emission emission;

  /**
   * Where what becomes known goes, and who says so.
   *
   * @param outlet where it goes
   * @param subtask which subtask this is
   */
  record Exit(Outlet outlet, JobReport.Subtask subtask) {}

  LiveCustomers(
      CustomerSetup setup,
      RulesInForce rules,
      HotCustomers hot,
      CustomerMetrics metrics,
      Exit exit) {
    this.setup = setup;
    this.rules = rules;
    this.hot = hot;
    this.metrics = metrics;
    this.exit = exit;
    emission = new Emission(told, metrics, setup.wallClock());
  }

  /** Takes a line in. */
  void take(CustomerLine line, long watermark) throws IOException {
    Customer customer = hot.loadHot(line.customerId());
    adopt(customer, watermark);
    if (setup.policy().holdAhead().isEarly(line.at(), line.line(), watermark)
        && customer.hold(line.at(), line.line(), setup.policy().limits().entries())) {
      metrics.held();
    } else {
      accept(customer, Line.of(line.at(), line.line()));
    }
    finish(customer, watermark);
  }

  private void accept(Customer customer, Line line) {
    boolean isNew = customer.history().isEmpty();
    Customer.Acceptance acceptance = customer.accept(line, rules.engine(), told);
    metrics.accepted(acceptance, isNew);
    // Other lines of this instant may follow.
    customer.examine(customer.clock() - 1, rules.engine(), told);
  }

  /** Rules that have changed hold from the present on, whenever the customer's last line was. */
  private void adopt(Customer customer, long present) {
    // The end of all time, which a job that is drained sees, is nobody's present.
    long instant = present == Long.MAX_VALUE ? Long.MIN_VALUE : present;
    customer.adopt(instant, rules.engine(), told);
  }

  /**
   * Lets time come to an instant for a customer, and then to every other that is due by the
   * watermark: a backlog may pass several at once, for which the customer is stored once.
   */
  void wake(Customer customer, long at, long watermark) throws IOException {
    adopt(customer, at);
    for (long next = at; isDue(next, watermark); next = nextWake(customer, watermark)) {
      letTimeCome(customer, next);
    }
    finish(customer, watermark);
  }

  private static boolean isDue(long instant, long watermark) {
    return instant <= watermark && instant != Judge.NEVER;
  }

  private void letTimeCome(Customer customer, long instant) {
    customer
        .held()
        .takeDue(instant, setup.policy().holdAhead())
        .forEach(line -> accept(customer, line));
    customer.advanceTo(instant, rules.engine(), told);
    customer.examine(instant, rules.engine(), told);
  }

  /**
   * Judges a customer by the rules as they are now.
   *
   * @return false if that has been done
   */
  boolean sweep(String id, long watermark) throws IOException {
    Customer customer = hot.load(id);
    if (!customer.isToAdopt(rules.engine())) {
      return false;
    }
    adopt(customer, watermark);
    if (watermark < Long.MAX_VALUE) {
      // Those who are quiet have something to teach as well.
      customer.examine(watermark, rules.engine(), told);
    }
    finish(customer, watermark);
    return true;
  }

  /** Answers a question; not at all if it is too late. */
  void answer(Question question, long watermark) throws IOException {
    if (!question.isFresh(setup.wallClock().millis())) {
      return;
    }
    Customer customer = hot.load(question.customerId());
    if (customer.history().isEmpty()) {
      tell(CustomerExplanation.unknown(question, rules.set()));
      return;
    }
    adopt(customer, watermark);
    finish(customer, watermark);
    long present = watermark == Long.MAX_VALUE ? customer.clock() : watermark;
    long at = Math.max(customer.clock(), present);
    tell(new Explaining(customer, rules, at).answer(question));
  }

  private void tell(CustomerExplanation explanation) {
    exit.outlet().tell(CustomerOutput.of(explanation));
  }

  private void finish(Customer customer, long watermark) throws IOException {
    customer.trim(rules.engine());
    hot.store(customer, nextWake(customer, watermark));
    told.takeFailures().forEach(this::report);
    metrics.cuts(rules.engine().cuts());
    if (emission.send(customer, told.count(), exit.outlet())) {
      exit.outlet().tell(CustomerOutput.of(PresentStanding.of(customer, rules.engine())));
    }
  }

  private long nextWake(Customer customer, long watermark) {
    long next =
        Math.min(customer.nextChange(), customer.held().nextDue(setup.policy().holdAhead()));
    // At the end of all time nobody waits to learn more.
    return watermark == Long.MAX_VALUE
        ? next
        : Math.min(next, customer.nextExamination(rules.engine()));
  }

  /** The definition is put aside; all others go on. */
  private void report(Told.Failure failure) {
    String key = failure.definition().kindAndId();
    LOG.error("Definition {} has failed and is put aside", key, failure.failure());
    metrics.quarantined(rules.engine().quarantined());
    exit.outlet()
        .tell(
            CustomerOutput.of(
                JobReport.quarantine(
                    setup.wallClock().millis(),
                    rules.set(),
                    exit.subtask(),
                    failure.definition(),
                    failure.failure())));
  }
}
