package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.time.PartitionLogs.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class QuietTimeReaderTest {

  private static final TopicPartition CLICKS = new TopicPartition("clicks", 0);
  private static final TopicPartition ANSWERS = new TopicPartition("answers", 0);
  private static final String CLICK_SPLIT = KafkaPartitionSplit.toSplitId(CLICKS);
  private static final String ANSWER_SPLIT = KafkaPartitionSplit.toSplitId(ANSWERS);

  /** The connector has deprecated its name for this mark, but old savepoints hold it. */
  private static final long LATEST = -1;

  private static final long BOUND = 100;

  private final AtomicLong clock = new AtomicLong(10_000);
  private final FakeReader wrapped = new FakeReader();
  private final FakeOutput output = new FakeOutput();
  private final FakeLogs logs = new FakeLogs();
  private final ManualPulse pulse = new ManualPulse();
  private final Metrics metrics = new Metrics();
  private final QuietTimeReader<Long> reader = reader();

  private QuietTimeReader<Long> reader() {
    ReaderProgress progress = new ReaderProgress();
    Wakeup wakeup = new Wakeup();
    QuietTimeMetrics values = new QuietTimeMetrics(metrics);
    Probe probe = new Probe(progress, () -> logs, clock::get, values, wakeup::raise);
    SilenceClock silence =
        new SilenceClock(progress, probe::latest, Duration.ofMillis(BOUND), values);
    return new QuietTimeReader<>(wrapped, v -> v, progress, silence, probe, pulse, wakeup);
  }

  private void assign(TopicPartition partition, long start) {
    reader.addSplits(List.of(new KafkaPartitionSplit(partition, start)));
  }

  /** Polls as Flink does: until there is nothing. */
  private void drain() {
    try {
      while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {}
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void probeAt(long instant) {
    clock.set(instant);
    pulse.beat();
    drain();
  }

  private static long watermark(long instant) {
    return instant - BOUND - 1;
  }

  @Test
  void asksNobodyBeforeTheFirstPoll() {
    assign(CLICKS, 0);
    reader.start();
    assertThat(pulse.started()).isFalse();

    drain();
    assertThat(pulse.started()).isTrue();
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();
  }

  @Test
  void silentPartitionsGoByTheWallClock() {
    assign(CLICKS, 0);
    assign(ANSWERS, 7);
    logs.ends.put(ANSWERS, 7L);
    drain();
    probeAt(20_000);
    probeAt(21_000);

    assertThat(output.watermarks(CLICK_SPLIT))
        .containsExactly(watermark(20_000), watermark(21_000));
    assertThat(output.watermarks(ANSWER_SPLIT)).isEqualTo(output.watermarks(CLICK_SPLIT));
    assertThat(metrics.advancing()).isEqualTo(1);
  }

  @Test
  void theInstantIsTakenBeforeTheBrokerIsAsked() {
    assign(CLICKS, 0);
    drain();
    logs.whileAsked = () -> clock.set(99_000);
    probeAt(20_000);

    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
  }

  @Test
  void oneProbeGivesOneInstantHoweverOftenFlinkPolls() {
    assign(CLICKS, 0);
    drain();
    probeAt(20_000);
    clock.set(30_000);
    drain();
    drain();

    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
  }

  @Test
  void backlogHoldsTheTimeOfTheWholeReader() {
    assign(CLICKS, 0);
    assign(ANSWERS, 0);
    logs.ends.put(CLICKS, 3L);
    drain();
    probeAt(20_000);
    probeAt(21_000);

    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();
    assertThat(output.watermarks(ANSWER_SPLIT)).isEmpty();
    assertThat(metrics.advancing()).isZero();
  }

  @Test
  void timeGoesOnOnceTheBacklogIsRead() {
    assign(CLICKS, 0);
    logs.ends.put(CLICKS, 2L);
    drain();
    probeAt(20_000);
    wrapped.record(CLICK_SPLIT, 0);
    wrapped.record(CLICK_SPLIT, 1);
    drain();
    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    probeAt(22_000);
    assertThat(output.values).containsExactly(0L, 1L);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(22_000));
  }

  @Test
  void brokerThatIsAwayHoldsTimeUntilItIsBack() {
    assign(CLICKS, 0);
    drain();
    probeAt(20_000);
    logs.away = true;
    probeAt(21_000);
    probeAt(22_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
    assertThat(metrics.advancing()).isZero();

    logs.away = false;
    probeAt(23_000);
    assertThat(output.watermarks(CLICK_SPLIT))
        .containsExactly(watermark(20_000), watermark(23_000));
    assertThat(metrics.probes.getCount()).isEqualTo(4);
    assertThat(metrics.failedProbes.getCount()).isEqualTo(2);
    assertThat(metrics.advancing()).isEqualTo(1);
  }

  @Test
  void recordAfterAConfirmationSuspendsUntilTheProbeAfter() {
    assign(CLICKS, 0);
    drain();
    clock.set(20_000);
    pulse.beat();
    wrapped.record(CLICK_SPLIT, 0);
    logs.ends.put(CLICKS, 1L);
    drain();
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).as("it moved since the probe before").isEmpty();
    probeAt(22_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(22_000));
  }

  @Test
  void busyPartitionDoesNotHoldBackAQuietOne() {
    assign(CLICKS, 0);
    assign(ANSWERS, 0);
    drain();
    probeAt(20_000);
    wrapped.record(CLICK_SPLIT, 0);
    logs.ends.put(CLICKS, 50L);
    drain();
    probeAt(21_000);

    assertThat(output.watermarks(ANSWER_SPLIT))
        .containsExactly(watermark(20_000), watermark(21_000));
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
  }

  @Test
  void splitAddedSinceTheProbeHoldsTime() {
    assign(CLICKS, 0);
    drain();
    clock.set(20_000);
    pulse.beat();
    assign(ANSWERS, 0);
    drain();
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(21_000));
    assertThat(output.watermarks(ANSWER_SPLIT)).containsExactly(watermark(21_000));
  }

  @Test
  void tailOfMarkersCountsAsTheEndAndIsLookedIntoOnce() {
    assign(CLICKS, 4);
    logs.ends.put(CLICKS, 6L);
    logs.unreadable.put(CLICKS, Set.of(4L, 5L));
    drain();
    probeAt(20_000);
    probeAt(21_000);

    assertThat(output.watermarks(CLICK_SPLIT))
        .containsExactly(watermark(20_000), watermark(21_000));
    assertThat(logs.looks).containsExactly(new Stretch(4, 6));

    logs.ends.put(CLICKS, 7L);
    probeAt(22_000);
    assertThat(logs.looks).as("what is known is not read again").endsWith(new Stretch(6, 7));
    assertThat(output.watermarks(CLICK_SPLIT)).hasSize(2);
  }

  @Test
  void longTailIsLookedIntoBitByBit() {
    assign(CLICKS, 0);
    logs.ends.put(CLICKS, 4L);
    logs.unreadable.put(CLICKS, Set.of(0L, 1L, 2L, 3L));
    logs.reach = 3;
    drain();
    probeAt(20_000);
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    probeAt(21_000);
    assertThat(logs.looks).containsExactly(new Stretch(0, 4), new Stretch(3, 4));
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(21_000));
  }

  @Test
  void clockSetBackMovesNothingBackwards() {
    assign(CLICKS, 0);
    drain();
    probeAt(20_000);
    probeAt(15_000);
    probeAt(20_001);

    assertThat(output.watermarks(CLICK_SPLIT))
        .containsExactly(watermark(20_000), watermark(20_001));
  }

  @Test
  void readerWithoutSplitsIsIdleOnceTheAssignmentIsKnown() {
    drain();
    assertThat(output.status).isEmpty();

    reader.handleSourceEvents(new SplitsAssigned());
    drain();
    drain();
    assertThat(output.status).containsExactly("idle");

    assign(CLICKS, 0);
    drain();
    assertThat(output.status).containsExactly("idle", "active");
    probeAt(20_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
  }

  @Test
  void readerIsIdleAfterItsLastSplit() {
    assign(CLICKS, 0);
    reader.notifyNoMoreSplits();
    wrapped.finish(CLICK_SPLIT);
    drain();
    probeAt(20_000);

    assertThat(output.status).containsExactly("idle clicks-0", "released clicks-0", "idle");
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();
  }

  @Test
  void emptyPartitionReadFromTheBeginningIsAtItsEnd() {
    assign(CLICKS, KafkaPartitionSplit.EARLIEST_OFFSET);
    logs.beginnings.put(CLICKS, 9L);
    logs.ends.put(CLICKS, 9L);
    drain();
    probeAt(20_000);

    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));
  }

  @Test
  void committedOffsetSaysWhetherThereIsABacklog() {
    assign(CLICKS, KafkaPartitionSplit.COMMITTED_OFFSET);
    assign(ANSWERS, KafkaPartitionSplit.COMMITTED_OFFSET);
    logs.ends.put(CLICKS, 5L);
    logs.commits.put(CLICKS, 4L);
    drain();
    probeAt(20_000);
    assertThat(output.watermarks(ANSWER_SPLIT)).as("clicks has one to read").isEmpty();

    logs.commits.put(CLICKS, 5L);
    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(21_000));
    assertThat(output.watermarks(ANSWER_SPLIT)).containsExactly(watermark(21_000));
  }

  @Test
  void endTheReaderBeganAtCountsWhenSeenTwice() {
    logs.resetsToBeginning = false;
    assign(CLICKS, LATEST);
    logs.ends.put(CLICKS, 5L);
    drain();
    probeAt(20_000);
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(21_000));
  }

  @Test
  void partitionMadeAnewIsJudgedFromItsBeginning() {
    assign(CLICKS, 500);
    drain();
    probeAt(20_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(20_000));

    logs.ends.put(CLICKS, 1L);
    probeAt(21_000);
    assertThat(output.watermarks(CLICK_SPLIT)).hasSize(1);
  }

  @Test
  void snapshotTellsOfRecordsThatGaveNoValue() {
    assign(CLICKS, 0);
    logs.ends.put(CLICKS, 3L);
    drain();
    probeAt(20_000);
    assertThat(output.watermarks(CLICK_SPLIT)).isEmpty();

    wrapped.snapshot.add(new KafkaPartitionSplit(CLICKS, 3));
    assertThat(reader.snapshotState(1)).isEqualTo(wrapped.snapshot);
    probeAt(21_000);
    probeAt(22_000);
    assertThat(output.watermarks(CLICK_SPLIT)).containsExactly(watermark(22_000));
  }

  @Test
  void roundWakesAReaderThatHasNothing() {
    assign(CLICKS, 0);
    drain();
    CompletableFuture<Void> available = reader.isAvailable();
    assertThat(available).isNotDone();

    pulse.beat();
    assertThat(available).isCompleted();
    drain();
    assertThat(reader.isAvailable()).as("no busy loop").isNotDone();
  }

  @Test
  void everythingElseGoesToTheWrappedReader() throws Exception {
    record Question() implements SourceEvent {}

    reader.start();
    assign(CLICKS, 0);
    reader.handleSourceEvents(new Question());
    reader.pauseOrResumeSplits(List.of("a"), List.of("b"));
    reader.notifyCheckpointComplete(3);
    reader.notifyCheckpointAborted(4);
    reader.notifyNoMoreSplits();
    drain();
    pulse.beat();
    reader.close();

    assertThat(wrapped.calls)
        .containsExactly(
            "start",
            "addSplits clicks-0",
            "handleSourceEvents Question[]",
            "pauseOrResumeSplits [a][b]",
            "notifyCheckpointComplete 3",
            "notifyCheckpointAborted 4",
            "notifyNoMoreSplits",
            "close");
    assertThat(logs.closed).isTrue();
  }

  /** Beats when the test says so, on the test's thread. */
  private static final class ManualPulse implements Pulse {

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
  private static final class Metrics extends UnregisteredMetricsGroup {

    private final Counter probes = new SimpleCounter();
    private final Counter failedProbes = new SimpleCounter();
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
