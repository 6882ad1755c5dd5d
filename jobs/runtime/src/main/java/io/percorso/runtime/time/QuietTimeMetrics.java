package io.percorso.runtime.time;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Names of the metrics of {@link QuietTimeSource}, and their values. All live under the source
 * operator's scope: {@code <host>.taskmanager.<tm_id>.<job>.<operator>.<subtask>.quietTime.<name>}.
 */
public final class QuietTimeMetrics {

  /** The group all of these metrics are in. */
  public static final String GROUP = "quietTime";

  /** Counter: how often the broker was to be asked for the ends of the partitions. */
  public static final String PROBES = "probes";

  /** Counter: how many of the probes came to nothing, mostly because a broker was away. */
  public static final String FAILED_PROBES = "failedProbes";

  /**
   * Gauge: 1 while the latest probe lets silent partitions of this reader go on by the wall clock,
   * else 0.
   */
  public static final String ADVANCING = "advancing";

  private final Counter probes;
  private final Counter failedProbes;
  private volatile int advancing;

  QuietTimeMetrics(MetricGroup parent) {
    MetricGroup group = parent.addGroup(GROUP);
    probes = group.counter(PROBES);
    failedProbes = group.counter(FAILED_PROBES);
    group.gauge(ADVANCING, (Gauge<Integer>) () -> advancing);
  }

  // Flink's counters are not thread-safe: both are moved by the probe's thread only.

  void probed() {
    probes.inc();
  }

  void probeFailed() {
    failedProbes.inc();
    advancing = 0;
  }

  void advancing(boolean now) {
    advancing = now ? 1 : 0;
  }
}
