package io.percorso.runtime.time;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;

/**
 * Turns what the probe saw into watermarks, on the task thread. Each round gives a split one
 * watermark at most, so time stands between two rounds, and stands still when there are none.
 */
final class SilenceClock {

  private final ReaderProgress progress;
  private final Supplier<Round> latest;
  private final long disorderBound;
  private final QuietTimeMetrics metrics;

  private boolean assignmentKnown;
  private boolean idle;

  /** Numbers of the last round looked at, and of the last that moved time; 0 for none. */
  private long judged;

  private long applied;

  SilenceClock(
      ReaderProgress progress,
      Supplier<Round> latest,
      Duration disorderBound,
      QuietTimeMetrics metrics) {
    this.progress = progress;
    this.latest = latest;
    this.disorderBound = disorderBound.toMillis();
    this.metrics = metrics;
  }

  /** The splits known by now are all there is for this reader, until more are found. */
  void assignmentKnown() {
    assignmentKnown = true;
  }

  /**
   * Emits what the latest round allows.
   *
   * @param caughtUp whether the wrapped reader had nothing to give; while it has, a round is judged
   *     only once, so that this costs next to nothing per record
   */
  <OUT> void advance(ReaderOutput<OUT> output, boolean caughtUp) {
    if (progress.isEmpty()) {
      withoutSplits(output);
      return;
    }
    if (idle) {
      output.markActive();
      idle = false;
    }
    Round round = latest.get();
    if (round == null || round.number() == applied || (round.number() == judged && !caughtUp)) {
      return;
    }
    List<SplitProgress> silent = round.silent(progress.splits());
    if (round.number() != judged || !silent.isEmpty()) {
      metrics.advancing(!silent.isEmpty());
    }
    judged = round.number();
    if (silent.isEmpty()) {
      return;
    }
    applied = round.number();
    emit(output, silent, round.instant() - disorderBound - 1);
  }

  private static <OUT> void emit(
      ReaderOutput<OUT> output, List<SplitProgress> silent, long watermark) {
    for (SplitProgress split : silent) {
      if (split.advanceTo(watermark)) {
        // Makes the split active again, should its generator have called it idle.
        output.createOutputForSplit(split.splitId()).emitWatermark(new Watermark(watermark));
      }
    }
  }

  /** A reader that will get no split must not hold back the job; one that may get some, must. */
  private <OUT> void withoutSplits(ReaderOutput<OUT> output) {
    if (assignmentKnown && !idle) {
      output.markIdle();
      idle = true;
      metrics.advancing(false);
    }
  }
}
