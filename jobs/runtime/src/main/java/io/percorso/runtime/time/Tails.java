package io.percorso.runtime.time;

import io.percorso.runtime.time.PartitionLogs.Stretch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out whether anything readable lies between a split's position and the end of its partition.
 * What was once found hollow is remembered, so that a silent partition is looked into only once,
 * and a long stretch of aborted data bit by bit.
 */
final class Tails {

  private static final long UNKNOWN = -1;

  private final PartitionLogs logs;
  private final Map<SplitProgress, Hollow> known = new HashMap<>();

  Tails(PartitionLogs logs) {
    this.logs = logs;
  }

  /** Nothing readable lies between {@code position} and {@code upTo}. */
  private record Hollow(long position, long upTo) {}

  /**
   * The splits with nothing left to read.
   *
   * @param positions position of each split, or its negative start mark
   * @param ends end of each partition, asked for after the positions were taken
   */
  Set<SplitProgress> atEnd(Map<SplitProgress, Long> positions, Map<TopicPartition, Long> ends) {
    known.keySet().retainAll(positions.keySet());
    Map<TopicPartition, Long> reached = new HashMap<>();
    Map<TopicPartition, Stretch> stretches = new HashMap<>();
    positions.forEach(
        (split, position) -> {
          long end = ends.get(split.partition());
          long from = tailFrom(split, position, end);
          if (from >= end) {
            reached.put(split.partition(), end);
          } else if (from != UNKNOWN) {
            stretches.put(split.partition(), new Stretch(from, end));
          }
        });
    if (!stretches.isEmpty()) {
      reached.putAll(logs.hollowUpTo(stretches));
    }
    Set<SplitProgress> atEnd = new HashSet<>();
    positions.forEach(
        (split, position) -> {
          Long upTo = reached.get(split.partition());
          if (upTo != null) {
            boolean whole = upTo >= ends.get(split.partition());
            if (whole) {
              atEnd.add(split);
            }
            // What the group committed may change under a reader that has just begun: ask again.
            if (whole || position != KafkaPartitionSplit.COMMITTED_OFFSET) {
              known.put(split, new Hollow(position, upTo));
            }
          }
        });
    return atEnd;
  }

  /** Where to begin looking for readable records, or {@link #UNKNOWN}. */
  private long tailFrom(SplitProgress split, long position, long end) {
    Hollow hollow = known.get(split);
    if (hollow != null && hollow.position() == position && hollow.upTo() <= end) {
      return hollow.upTo();
    }
    known.remove(split);
    if (position >= 0) {
      return position <= end ? position : cutShort(split);
    }
    if (position == KafkaPartitionSplit.EARLIEST_OFFSET) {
      return logs.beginning(split.partition());
    }
    if (position == KafkaPartitionSplit.COMMITTED_OFFSET) {
      OptionalLong committed = logs.committed(split.partition());
      if (committed.isPresent() && committed.getAsLong() <= end) {
        return committed.getAsLong();
      }
      if (logs.resetsToBeginning()) {
        return logs.beginning(split.partition());
      }
    }
    return latest(split, position, end);
  }

  /** The partition ends before the reader's position: it was truncated or made anew. */
  private long cutShort(SplitProgress split) {
    return logs.resetsToBeginning() ? logs.beginning(split.partition()) : UNKNOWN;
  }

  /**
   * The reader began at the end as it was, at an instant only the reader knows. What lies before
   * today's end may still be on its way, so this end counts only once it is seen a second time with
   * no record in between.
   */
  private long latest(SplitProgress split, long position, long end) {
    known.put(split, new Hollow(position, end));
    return UNKNOWN;
  }
}
