package io.percorso.runtime.time;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** The progress of every split one reader has at present. */
final class ReaderProgress {

  private final Map<String, SplitProgress> bySplit = new ConcurrentHashMap<>();

  void add(List<KafkaPartitionSplit> splits) {
    for (KafkaPartitionSplit split : splits) {
      bySplit.put(split.splitId(), new SplitProgress(split));
    }
  }

  void remove(String splitId) {
    bySplit.remove(splitId);
  }

  /** Takes over offsets from a snapshot: it also knows records that gave no value. */
  void learn(List<KafkaPartitionSplit> snapshot) {
    for (KafkaPartitionSplit split : snapshot) {
      of(split.splitId()).ifPresent(progress -> progress.atLeast(split.getStartingOffset()));
    }
  }

  Optional<SplitProgress> of(String splitId) {
    return Optional.ofNullable(bySplit.get(splitId));
  }

  boolean isEmpty() {
    return bySplit.isEmpty();
  }

  /** A live view; safe to walk while splits come and go. */
  Collection<SplitProgress> splits() {
    return bySplit.values();
  }
}
