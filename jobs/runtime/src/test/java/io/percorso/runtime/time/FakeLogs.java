package io.percorso.runtime.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Partitions of a broker, as the test says they are. */
final class FakeLogs implements PartitionLogs {

  /** End of each partition; 0 if not set. */
  final Map<TopicPartition, Long> ends = new HashMap<>();

  /** First offset kept; 0 if not set. */
  final Map<TopicPartition, Long> beginnings = new HashMap<>();

  final Map<TopicPartition, Long> commits = new HashMap<>();

  /** Offsets taken by transaction markers or aborted data. */
  final Map<TopicPartition, Set<Long>> unreadable = new HashMap<>();

  /** The stretches that were looked into. */
  final List<Stretch> looks = new ArrayList<>();

  /** How many offsets one look gets through. */
  long reach = Integer.MAX_VALUE;

  boolean away;
  boolean closed;
  boolean resetsToBeginning = true;

  /** Runs while the broker is being asked for the ends. */
  Runnable whileAsked = () -> {};

  private void answer() {
    if (away) {
      throw new TimeoutException("broker away");
    }
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    answer();
    Map<TopicPartition, Long> answer = new HashMap<>();
    partitions.forEach(partition -> answer.put(partition, ends.getOrDefault(partition, 0L)));
    whileAsked.run();
    return answer;
  }

  @Override
  public long beginning(TopicPartition partition) {
    answer();
    return beginnings.getOrDefault(partition, 0L);
  }

  @Override
  public OptionalLong committed(TopicPartition partition) {
    answer();
    Long commit = commits.get(partition);
    return commit == null ? OptionalLong.empty() : OptionalLong.of(commit);
  }

  @Override
  public boolean resetsToBeginning() {
    return resetsToBeginning;
  }

  @Override
  public Map<TopicPartition, Long> hollowUpTo(Map<TopicPartition, Stretch> stretches) {
    answer();
    looks.addAll(stretches.values());
    Map<TopicPartition, Long> reached = new HashMap<>();
    stretches.forEach(
        (partition, stretch) -> {
          Set<Long> gone = unreadable.getOrDefault(partition, Set.of());
          long last = Math.min(stretch.to(), stretch.from() + reach);
          reached.put(
              partition,
              LongStream.range(stretch.from(), last)
                  .filter(offset -> !gone.contains(offset))
                  .findFirst()
                  .orElse(last));
        });
    return reached;
  }

  @Override
  public void close() {
    closed = true;
  }
}
