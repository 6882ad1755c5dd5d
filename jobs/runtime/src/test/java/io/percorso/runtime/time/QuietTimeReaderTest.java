package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceEvent;
import org.junit.jupiter.api.Test;

class QuietTimeReaderTest extends ReaderUnderTest {

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
}
