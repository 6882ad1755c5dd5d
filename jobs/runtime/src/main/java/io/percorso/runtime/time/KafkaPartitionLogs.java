package io.percorso.runtime.time;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka through consumers of its own, which join no group and commit nothing.
 *
 * <p>There are two, for a consumer that reads committed data alone is not told where the data ends:
 * one asks for the ends, the other looks into tails as the source would.
 */
final class KafkaPartitionLogs implements PartitionLogs {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPartitionLogs.class);

  /** How long a single question may take; beyond it the broker counts as away. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long to look into tails; what is not read through by then is asked about next time. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));

  private final KafkaConsumer<byte[], byte[]> ends;
  private final KafkaConsumer<byte[], byte[]> tails;
  private final boolean resetsToBeginning;

  private KafkaPartitionLogs(
      KafkaConsumer<byte[], byte[]> ends,
      KafkaConsumer<byte[], byte[]> tails,
      boolean resetsToBeginning) {
    this.ends = ends;
    this.tails = tails;
    this.resetsToBeginning = resetsToBeginning;
  }

  /**
   * Opens the way to the broker; does not wait for it.
   *
   * @param source client properties of the source
   * @param subtask index of the reader, for the client ids
   * @throws org.apache.kafka.common.KafkaException if no client can be made of the properties, or
   *     no name of a broker can be resolved at present
   */
  static KafkaPartitionLogs open(Properties source, int subtask) {
    String clientId =
        source.getProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), "percorso")
            + "-quiet-time-"
            + subtask;
    Properties asSource = clientProperties(source, clientId);
    Properties uncommitted = clientProperties(source, clientId + "-ends");
    uncommitted.setProperty(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation(IsolationLevel.READ_UNCOMMITTED));
    KafkaConsumer<byte[], byte[]> tails = new KafkaConsumer<>(asSource);
    try {
      return new KafkaPartitionLogs(
          new KafkaConsumer<>(uncommitted),
          tails,
          "earliest".equals(source.getProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG)));
    } catch (RuntimeException e) {
      tails.close(CLOSE);
      throw e;
    }
  }

  private static Properties clientProperties(Properties source, String clientId) {
    Properties mine = new Properties();
    source.stringPropertyNames().forEach(key -> mine.setProperty(key, source.getProperty(key)));
    mine.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    mine.setProperty(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    mine.setProperty(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    mine.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // One record answers the question, so ask for little, and do not let the broker wait for more.
    mine.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    mine.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "65536");
    mine.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
    mine.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
    // Interceptors of the source would count what these consumers see as read.
    mine.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    return mine;
  }

  private static String isolation(IsolationLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return ends.endOffsets(partitions, PATIENCE);
  }

  @Override
  public long beginning(TopicPartition partition) {
    return ends.beginningOffsets(List.of(partition), PATIENCE).get(partition);
  }

  @Override
  public OptionalLong committed(TopicPartition partition) {
    OffsetAndMetadata committed = ends.committed(Set.of(partition), PATIENCE).get(partition);
    return committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset());
  }

  @Override
  public boolean resetsToBeginning() {
    return resetsToBeginning;
  }

  @Override
  public Map<TopicPartition, Long> hollowUpTo(Map<TopicPartition, Stretch> stretches) {
    tails.assign(stretches.keySet());
    stretches.forEach((partition, stretch) -> tails.seek(partition, stretch.from()));
    Map<TopicPartition, Stretch> open = new HashMap<>(stretches);
    Map<TopicPartition, Long> reached = new HashMap<>();
    long deadline = System.nanoTime() + LOOK.toNanos();
    try {
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        Set<TopicPartition> settled = readOn(open, reached);
        tails.pause(settled);
        open.keySet().removeAll(settled);
      }
    } finally {
      tails.unsubscribe();
    }
    return reached;
  }

  /** Reads a little further, notes how far, and gives the partitions that need no more reading. */
  private Set<TopicPartition> readOn(
      Map<TopicPartition, Stretch> open, Map<TopicPartition, Long> reached) {
    ConsumerRecords<byte[], byte[]> records = tails.poll(POLL);
    Set<TopicPartition> settled = new HashSet<>();
    open.forEach(
        (partition, stretch) -> {
          List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
          long at = found.isEmpty() ? tails.position(partition, PATIENCE) : found.get(0).offset();
          reached.put(partition, Math.min(at, stretch.to()));
          if (!found.isEmpty() || at >= stretch.to()) {
            settled.add(partition);
          }
        });
    return settled;
  }

  @Override
  public void close() {
    close(ends);
    close(tails);
  }

  /** A client that cannot say goodbye, to a broker gone or in a hurry, has nothing to lose. */
  private static void close(KafkaConsumer<byte[], byte[]> client) {
    try {
      client.close(CLOSE);
    } catch (KafkaException unfinished) {
      LOG.debug("A probe's client was closed before it was done", unfinished);
    }
  }
}
