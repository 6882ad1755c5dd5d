package io.percorso.runtime.time;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What a probe asks of the broker. Every question may throw a {@link
 * org.apache.kafka.common.KafkaException}: then nothing is known. Used by one thread; interrupting
 * it ends a question that is under way.
 */
interface PartitionLogs extends AutoCloseable {

  /**
   * The end of each partition: one past the last record that is written and replicated, be it
   * readable yet or not. An open transaction thus counts as a backlog.
   */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions);

  /** The first offset still kept. */
  long beginning(TopicPartition partition);

  /** The offset the source's consumer group has committed; empty if none. */
  OptionalLong committed(TopicPartition partition);

  /** Whether a reader with no valid offset begins at the beginning of the partition. */
  boolean resetsToBeginning();

  /**
   * How far each stretch holds no record the source would ever read, but only transaction markers,
   * aborted data, or what compaction left of them: the offset of its first readable record, or its
   * end. A stretch that could not be read through in time is hollow as far as it was read.
   */
  Map<TopicPartition, Long> hollowUpTo(Map<TopicPartition, Stretch> stretches);

  @Override
  void close();

  /** The offsets {@code from} (inclusive) to {@code to} (exclusive) of a partition. */
  record Stretch(long from, long to) {}
}
