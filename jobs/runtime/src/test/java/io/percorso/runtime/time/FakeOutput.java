package io.percorso.runtime.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader puts out. */
final class FakeOutput implements ReaderOutput<Long> {

  final List<Long> values = new ArrayList<>();

  /** What happened to the reader as a whole: idle, active. */
  final List<String> status = new ArrayList<>();

  private final Map<String, Split> splits = new HashMap<>();

  /** The watermarks of one split, in order, in milliseconds. */
  List<Long> watermarks(String split) {
    return splits.containsKey(split) ? splits.get(split).watermarks : List.of();
  }

  @Override
  public SourceOutput<Long> createOutputForSplit(String splitId) {
    return splits.computeIfAbsent(splitId, Split::new);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    splits.remove(splitId);
    status.add("released " + splitId);
  }

  @Override
  public void collect(Long value) {
    values.add(value);
  }

  @Override
  public void collect(Long value, long timestamp) {
    values.add(value);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new AssertionError("a watermark past the splits: " + watermark);
  }

  @Override
  public void markIdle() {
    status.add("idle");
  }

  @Override
  public void markActive() {
    status.add("active");
  }

  private final class Split implements SourceOutput<Long> {

    private final String id;
    private final List<Long> watermarks = new ArrayList<>();

    Split(String id) {
      this.id = id;
    }

    @Override
    public void collect(Long value) {
      values.add(value);
    }

    @Override
    public void collect(Long value, long timestamp) {
      values.add(value);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      status.add("idle " + id);
    }

    @Override
    public void markActive() {
      status.add("active " + id);
    }
  }
}
