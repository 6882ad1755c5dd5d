package io.percorso.runtime.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/** A reader that gives what the test tells it to; its values are their own offsets. */
final class FakeReader implements SourceReader<Long, KafkaPartitionSplit> {

  final List<String> calls = new ArrayList<>();
  final List<KafkaPartitionSplit> snapshot = new ArrayList<>();
  CompletableFuture<Void> available = new CompletableFuture<>();

  private final Queue<Consumer<ReaderOutput<Long>>> steps = new ArrayDeque<>();

  /** At the next poll there is a record at {@code offset} of the split. */
  void record(String split, long offset) {
    steps.add(output -> output.createOutputForSplit(split).collect(offset, offset));
    available.complete(null);
  }

  /** At the next poll the split is found to be finished. */
  void finish(String split) {
    steps.add(output -> output.releaseOutputForSplit(split));
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Long> output) {
    Consumer<ReaderOutput<Long>> step = steps.poll();
    if (step == null) {
      if (available.isDone()) {
        available = new CompletableFuture<>();
      }
      return InputStatus.NOTHING_AVAILABLE;
    }
    step.accept(output);
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void start() {
    calls.add("start");
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    calls.add("snapshotState " + checkpointId);
    return snapshot;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    splits.forEach(split -> calls.add("addSplits " + split.splitId()));
  }

  @Override
  public void notifyNoMoreSplits() {
    calls.add("notifyNoMoreSplits");
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    calls.add("handleSourceEvents " + event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    calls.add("notifyCheckpointComplete " + checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) {
    calls.add("notifyCheckpointAborted " + checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    calls.add("pauseOrResumeSplits " + toPause + toResume);
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
