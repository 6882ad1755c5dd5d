package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.time.PartitionLogs.Stretch;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.junit.jupiter.api.Test;

/** What counts as read to the end, and what as a backlog that holds time. */
class QuietTimeBacklogTest extends ReaderUnderTest {

  /** The connector has deprecated its name for this mark, but old savepoints hold it. */
  private static final long LATEST = -1;

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
}
