package io.percorso.customerjourney;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** How far a subtask is with taking its customers over to new rules. Names are promises. */
public final class SweepMetrics {
  /**
   * Gauge: the share of a subtask's key groups that a sweep has done; 0 if it waits, 1 if none is
   * due.
   */
  public static final String PROGRESS = "sweepProgress";

  /** Counter: sweeps ended. */
  public static final String SWEEPS = "sweepsEnded";

  /** Counter: customers judged anew by sweeps; others had been judged by the rules before. */
  public static final String CUSTOMERS = "customersSwept";

  private final Counter sweeps;
  private final Counter customers;
  private volatile double progress = 1;

  SweepMetrics(MetricGroup group) {
    sweeps = group.counter(SWEEPS);
    customers = group.counter(CUSTOMERS);
    group.gauge(PROGRESS, () -> progress);
  }

  void judged() {
    customers.inc();
  }

  void reached(double share) {
    progress = share;
  }

  void ended() {
    sweeps.inc();
  }
}
