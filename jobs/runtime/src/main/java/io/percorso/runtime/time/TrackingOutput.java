package io.percorso.runtime.time;

import java.util.Optional;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * The output as the wrapped reader sees it: passes everything on and notes the offset of each value
 * in the progress of its split.
 */
final class TrackingOutput<OUT> implements ReaderOutput<OUT> {

  private final ReaderOutput<OUT> output;
  private final ReaderProgress progress;
  private final OffsetOf<OUT> offsetOf;

  TrackingOutput(ReaderOutput<OUT> output, ReaderProgress progress, OffsetOf<OUT> offsetOf) {
    this.output = output;
    this.progress = progress;
    this.offsetOf = offsetOf;
  }

  /** Whether this passes on to {@code candidate}. */
  boolean isOver(ReaderOutput<OUT> candidate) {
    return output == candidate;
  }

  @Override
  public SourceOutput<OUT> createOutputForSplit(String splitId) {
    SourceOutput<OUT> splitOutput = output.createOutputForSplit(splitId);
    Optional<SplitProgress> split = progress.of(splitId);
    return split.isPresent()
        ? new TrackingSplitOutput<>(splitOutput, split.get(), offsetOf)
        : splitOutput;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    progress.remove(splitId);
    if (progress.isEmpty()) {
      // Flink takes the reader for idle only if its split outputs were so before they went.
      output.createOutputForSplit(splitId).markIdle();
    }
    output.releaseOutputForSplit(splitId);
  }

  @Override
  public void collect(OUT value) {
    output.collect(value);
  }

  @Override
  public void collect(OUT value, long timestamp) {
    output.collect(value, timestamp);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }

  /** The output of one split. */
  private static final class TrackingSplitOutput<OUT> implements SourceOutput<OUT> {

    private final SourceOutput<OUT> output;
    private final SplitProgress split;
    private final OffsetOf<OUT> offsetOf;

    TrackingSplitOutput(SourceOutput<OUT> output, SplitProgress split, OffsetOf<OUT> offsetOf) {
      this.output = output;
      this.split = split;
      this.offsetOf = offsetOf;
    }

    @Override
    public void collect(OUT value) {
      // Read before the value goes: downstream may change it where objects are reused.
      long offset = offsetOf.offset(value);
      output.collect(value);
      split.passed(offset);
    }

    @Override
    public void collect(OUT value, long timestamp) {
      long offset = offsetOf.offset(value);
      output.collect(value, timestamp);
      split.passed(offset);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }
}
