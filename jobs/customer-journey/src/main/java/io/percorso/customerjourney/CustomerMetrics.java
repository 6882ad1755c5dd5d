package io.percorso.customerjourney;

import io.percorso.definitions.DefinitionsInForce;
import io.percorso.engine.customer.Customer.Acceptance;
import io.percorso.engine.customer.Fact;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The figures of the customer operator: as metrics for those who watch a job, as accumulators for
 * those who wait for its end. Names are promises to dashboards.
 */
public final class CustomerMetrics {
  /** Counter: lines accepted, late ones included. */
  public static final String ACCEPTED = "linesAccepted";

  /** Counter: lines that repeated one remembered. */
  public static final String DUPLICATES = "linesDuplicate";

  /** Counter: lines behind their customer's clock. */
  public static final String LATE = "linesLate";

  /** Counter: lines that came too early and had to wait. */
  public static final String HELD = "linesHeld";

  /** Counter: customers read from state; the fewer for each line accepted, the better. */
  public static final String READ = "customersRead";

  /** Counter: customers written to state. */
  public static final String WRITTEN = "customersWritten";

  /** Gauge: customers in memory. */
  public static final String HOT = "customersHot";

  /** Gauge: what they take of the heap, about, in bytes. */
  public static final String HOT_BYTES = "customersHotBytes";

  /** Counter: customers met for the first time. */
  public static final String CUSTOMERS = "customersNew";

  /** Counter: segment changes told. */
  public static final String SEGMENT_CHANGES = "segmentChanges";

  /** Counter: journey transitions told. */
  public static final String JOURNEY_TRANSITIONS = "journeyTransitions";

  /** Counter: churn flags raised and cleared. */
  public static final String CHURN_CHANGES = "churnChanges";

  /** Counter: facts in which rolled-up days took part. */
  public static final String APPROXIMATE = "factsApproximate";

  /** Gauge: properties, texts, traits and names cut to the limits. */
  public static final String CUTS = "valuesCut";

  /** Gauge: definitions in force. */
  public static final String DEFINITIONS = "definitionsInForce";

  /** Gauge: errors that keep the newest set of definitions from coming into force. */
  public static final String DEFINITION_ERRORS = "definitionErrors";

  /** Gauge: definitions that have failed and are put aside until the next set. */
  public static final String QUARANTINED = "definitionsQuarantined";

  /** The latest instant of an accepted line; only an accumulator. */
  public static final String LATEST = "latestLine";

  private final LongCounter accepted = new LongCounter();
  private final LongCounter duplicates = new LongCounter();
  private final LongCounter customers = new LongCounter();
  private final LongMaximum latest = new LongMaximum(Long.MIN_VALUE);
  private final Counter acceptedMetric;
  private final Counter duplicatesMetric;
  private final Counter late;
  private final Counter held;
  private final Counter read;
  private final Counter written;
  private final Counter newCustomers;
  private final Counter segmentChanges;
  private final Counter journeyTransitions;
  private final Counter churnChanges;
  private final Counter approximate;
  private long earlierCuts;
  private volatile int hot;
  private volatile long hotBytes;
  private volatile long cuts;
  private volatile int definitions;
  private volatile int definitionErrors;
  private volatile int quarantined;

  CustomerMetrics(RuntimeContext context) {
    context.addAccumulator(ACCEPTED, accepted);
    context.addAccumulator(DUPLICATES, duplicates);
    context.addAccumulator(CUSTOMERS, customers);
    context.addAccumulator(LATEST, latest);
    MetricGroup group = context.getMetricGroup();
    acceptedMetric = group.counter(ACCEPTED);
    duplicatesMetric = group.counter(DUPLICATES);
    late = group.counter(LATE);
    held = group.counter(HELD);
    read = group.counter(READ);
    written = group.counter(WRITTEN);
    newCustomers = group.counter(CUSTOMERS);
    segmentChanges = group.counter(SEGMENT_CHANGES);
    journeyTransitions = group.counter(JOURNEY_TRANSITIONS);
    churnChanges = group.counter(CHURN_CHANGES);
    approximate = group.counter(APPROXIMATE);
    group.gauge(HOT, () -> hot);
    group.gauge(HOT_BYTES, () -> hotBytes);
    group.gauge(CUTS, () -> cuts);
    group.gauge(DEFINITIONS, () -> definitions);
    group.gauge(DEFINITION_ERRORS, () -> definitionErrors);
    group.gauge(QUARANTINED, () -> quarantined);
  }

  void accepted(Acceptance acceptance, boolean isNew) {
    switch (acceptance) {
      case DUPLICATE -> duplicatesMetric.inc();
      case LATE -> {
        late.inc();
        acceptedMetric.inc();
      }
      case ACCEPTED -> acceptedMetric.inc();
    }
    if (isNew && acceptance != Acceptance.DUPLICATE) {
      newCustomers.inc();
    }
  }

  void accepted(int lines, int repeats, boolean isNew, long at) {
    accepted.add(lines);
    duplicates.add(repeats);
    acceptedMetric.inc(lines);
    duplicatesMetric.inc(repeats);
    if (isNew) {
      customers.add(1);
      newCustomers.inc();
    }
    if (lines > 0) {
      latest.add(at);
    }
  }

  void held() {
    held.inc();
  }

  void read() {
    read.inc();
  }

  void written() {
    written.inc();
  }

  /** So many customers are in memory, and take so much of it. */
  void hot(int number, long bytes) {
    hot = number;
    hotBytes = bytes;
  }

  void told(Fact fact) {
    if (fact.isChurn()) {
      churnChanges.inc();
    } else {
      (fact.isSegment() ? segmentChanges : journeyTransitions).inc();
    }
    if (fact.approximate()) {
      approximate.inc();
    }
  }

  /** So many values have been cut under the present rules. */
  void cuts(long underPresentRules) {
    long total = earlierCuts + underPresentRules;
    if (total != cuts) {
      cuts = total;
    }
  }

  /** The rules change, and who counts under them begins anew. */
  void cutsSoFar(long underPresentRules) {
    earlierCuts += underPresentRules;
  }

  void quarantined(int number) {
    quarantined = number;
  }

  void definitions(DefinitionsInForce inForce) {
    definitions = inForce.definitions().size();
    definitionErrors = inForce.problems().size();
  }
}
