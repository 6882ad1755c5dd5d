package io.percorso.cli.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Topics whose every partition takes records.
 *
 * <p>A topic is created, and its leaders are known, before its leaders serve it. Of an idempotent
 * producer that sends two batches in that moment, the first may be refused and the second taken;
 * the broker then refuses the first for ever as out of order, and after {@code delivery.timeout.ms}
 * its records are lost (<a
 * href="https://issues.apache.org/jira/browse/KAFKA-15591">KAFKA-15591</a>).
 */
public final class ServedTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ServedTopics() {}

  /**
   * Returns when topics that have been created are served.
   *
   * @throws ExecutionException if one is not in time, a minute at most, or cannot be asked for
   */
  public static void await(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        // Only a leader that serves its partition knows its end; the client asks until one answers.
        records(admin, names);
        return;
      } catch (ExecutionException failure) {
        if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw failure;
        }
        // Creation is committed before the broker has heard of it.
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  /**
   * How many records have been written to topics.
   *
   * @throws ExecutionException if a topic cannot be asked for
   */
  public static long records(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    List<String> asked = new ArrayList<>(names);
    for (TopicDescription topic : admin.describeTopics(asked).allTopicNames().get().values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
        .sum();
  }
}
