package io.percorso.runtime.time;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads as the wrapped reader does, and lets time go on where there is nothing to read.
 *
 * <p>Probes begin with the first poll: what a restored reader was told before is not its own
 * knowledge.
 */
@SuppressWarnings("try") // close() may throw anything by its contract, interruptions included
final class QuietTimeReader<OUT> implements SourceReader<OUT, KafkaPartitionSplit> {

  private final SourceReader<OUT, KafkaPartitionSplit> reader;
  private final OffsetOf<OUT> offsetOf;
  private final ReaderProgress progress;
  private final SilenceClock silence;
  private final Probe probe;
  private final Pulse pulse;
  private final Wakeup wakeup;

  private boolean probing;
  private TrackingOutput<OUT> tracking;

  QuietTimeReader(
      SourceReader<OUT, KafkaPartitionSplit> reader,
      OffsetOf<OUT> offsetOf,
      ReaderProgress progress,
      SilenceClock silence,
      Probe probe,
      Pulse pulse,
      Wakeup wakeup) {
    this.reader = reader;
    this.offsetOf = offsetOf;
    this.progress = progress;
    this.silence = silence;
    this.probe = probe;
    this.pulse = pulse;
    this.wakeup = wakeup;
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<OUT> output) throws Exception {
    if (!probing) {
      probing = true;
      pulse.start(probe::run, probe::close);
    }
    wakeup.lower();
    InputStatus status = reader.pollNext(tracking(output));
    if (status != InputStatus.END_OF_INPUT) {
      silence.advance(output, status == InputStatus.NOTHING_AVAILABLE);
    }
    return status;
  }

  /** Flink gives the same output at every poll; wrapping it once keeps polls free of garbage. */
  private TrackingOutput<OUT> tracking(ReaderOutput<OUT> output) {
    if (tracking == null || !tracking.isOver(output)) {
      tracking = new TrackingOutput<>(output, progress, offsetOf);
    }
    return tracking;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return wakeup.or(reader.isAvailable());
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    progress.add(splits);
    reader.addSplits(splits);
    wakeup.raise();
  }

  @Override
  public void notifyNoMoreSplits() {
    silence.assignmentKnown();
    reader.notifyNoMoreSplits();
    wakeup.raise();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof SplitsAssigned) {
      silence.assignmentKnown();
      wakeup.raise();
    } else {
      reader.handleSourceEvents(event);
    }
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    List<KafkaPartitionSplit> splits = reader.snapshotState(checkpointId);
    progress.learn(splits);
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(
      Collection<String> splitsToPause, Collection<String> splitsToResume) {
    reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
  }

  @Override
  public void close() throws Exception {
    try {
      pulse.stop();
    } finally {
      reader.close();
    }
  }
}
