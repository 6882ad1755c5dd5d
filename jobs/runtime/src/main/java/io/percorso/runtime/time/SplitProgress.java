package io.percorso.runtime.time;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one split has been handed downstream. Written by the task thread, read by the probe's
 * thread; lives from the assignment of the split to its end.
 */
final class SplitProgress {

  private final String splitId;
  private final TopicPartition partition;

  /**
   * The offset after the last record handed downstream. Negative while there was none and the split
   * starts at one of Kafka's marks (earliest, committed, latest): then it is that mark.
   */
  private final AtomicLong position;

  /** The last watermark emitted for silence, in milliseconds; task thread only. */
  private long watermark = Long.MIN_VALUE;

  SplitProgress(KafkaPartitionSplit split) {
    splitId = split.splitId();
    partition = split.getTopicPartition();
    position = new AtomicLong(split.getStartingOffset());
  }

  String splitId() {
    return splitId;
  }

  TopicPartition partition() {
    return partition;
  }

  long position() {
    return position.get();
  }

  /** The record at {@code offset} has gone downstream. */
  void passed(long offset) {
    // The only writer is this thread, and the probe may learn of it a moment later: no fence.
    position.setRelease(offset + 1);
  }

  /** The split has been read up to {@code offset} at least, as a snapshot of it says. */
  void atLeast(long offset) {
    if (offset > position.getPlain()) {
      position.setRelease(offset);
    }
  }

  /** Whether {@code candidate} lies after every watermark this split had for silence; keeps it. */
  boolean advanceTo(long candidate) {
    if (candidate <= watermark) {
      return false;
    }
    watermark = candidate;
    return true;
  }
}
