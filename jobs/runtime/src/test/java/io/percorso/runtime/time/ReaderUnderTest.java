package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.common.TopicPartition;

/** A reader with its clock, its broker and its pulse in a test's hands. */
abstract class ReaderUnderTest {

  static final TopicPartition CLICKS = new TopicPartition("clicks", 0);
  static final TopicPartition ANSWERS = new TopicPartition("answers", 0);
  static final String CLICK_SPLIT = KafkaPartitionSplit.toSplitId(CLICKS);
  static final String ANSWER_SPLIT = KafkaPartitionSplit.toSplitId(ANSWERS);

  static final long BOUND = 100;

  final AtomicLong clock = new AtomicLong(10_000);
  final FakeReader wrapped = new FakeReader();
  final FakeOutput output = new FakeOutput();
  final FakeLogs logs = new FakeLogs();
  final ManualPulse pulse = new ManualPulse();
  final Metrics metrics = new Metrics();
  final QuietTimeReader<Long> reader = reader();

  private QuietTimeReader<Long> reader() {
    ReaderProgress progress = new ReaderProgress();
    Wakeup wakeup = new Wakeup();
    QuietTimeMetrics values = new QuietTimeMetrics(metrics);
    Probe probe = new Probe(progress, () -> logs, clock::get, values, wakeup::raise);
    SilenceClock silence =
        new SilenceClock(progress, probe::latest, Duration.ofMillis(BOUND), values);
    return new QuietTimeReader<>(wrapped, v -> v, progress, silence, probe, pulse, wakeup);
  }

  void assign(TopicPartition partition, long start) {
    reader.addSplits(List.of(new KafkaPartitionSplit(partition, start)));
  }

  /** Polls as Flink does: until there is nothing. */
  void drain() {
    try {
      while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {}
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void probeAt(long instant) {
    clock.set(instant);
    pulse.beat();
    drain();
  }

  static long watermark(long instant) {
    return instant - BOUND - 1;
  }

  /** Beats when the test says so, on the test's thread. */
  static final class ManualPulse implements Pulse {

    private Runnable beat;
    private Runnable end;

    @Override
    public void start(Runnable beat, Runnable end) {
      this.beat = beat;
      this.end = end;
    }

    boolean started() {
      return beat != null;
    }

    void beat() {
      beat.run();
    }

    @Override
    public void stop() {
      end.run();
    }
  }

  /** Keeps the metrics the reader registers. */
  static final class Metrics extends UnregisteredMetricsGroup {

    final Counter probes = new SimpleCounter();
    final Counter failedProbes = new SimpleCounter();
    private Gauge<?> advancing;

    @Override
    public MetricGroup addGroup(String name) {
      assertThat(name).isEqualTo(QuietTimeMetrics.GROUP);
      return this;
    }

    @Override
    public Counter counter(String name) {
      return name.equals(QuietTimeMetrics.PROBES) ? probes : failedProbes;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      advancing = gauge;
      return gauge;
    }

    int advancing() {
      return (Integer) advancing.getValue();
    }
  }
}
