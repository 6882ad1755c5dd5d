package io.percorso.benchmarks.contenders;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's own metrics, read in the JVM where they are counted: nothing is asked over HTTP. */
public final class Meters implements MetricReporter {
  private static final Map<String, List<Counter>> TAKEN = new ConcurrentHashMap<>();
  private static final Map<String, Gauge<?>> GAUGES = new ConcurrentHashMap<>();

  /** How Flink finds it. */
  public static final class Factory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new Meters();
    }
  }

  /** How many records the operators have taken whose names begin so. */
  static long taken(String operator) {
    long sum = 0;
    for (Map.Entry<String, List<Counter>> entry : TAKEN.entrySet()) {
      if (entry.getKey().startsWith(operator)) {
        sum += entry.getValue().stream().mapToLong(Counter::getCount).sum();
      }
    }
    return sum;
  }

  /** The value of a gauge of the job; 0 before there is one. */
  static long gauge(String name) {
    Gauge<?> gauge = GAUGES.get(name);
    return gauge != null && gauge.getValue() instanceof Number number ? number.longValue() : 0;
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String operator = group.getAllVariables().get("<operator_name>");
    if (name.equals("numRecordsIn") && operator != null && metric instanceof Counter counter) {
      TAKEN.computeIfAbsent(operator, key -> new CopyOnWriteArrayList<>()).add(counter);
    }
    if (metric instanceof Gauge<?> gauge && name.startsWith("lastCheckpoint")) {
      GAUGES.put(name, gauge);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
