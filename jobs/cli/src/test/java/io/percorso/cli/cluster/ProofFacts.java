package io.percorso.cli.cluster;

import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.JourneyTransition;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a consumer makes of the output topics.
 *
 * <pre>
 * await ADDRESS COUNT SINCE SECONDS  waits for COUNT segment changes noticed from SINCE (epoch
 *                                    milliseconds) on, and prints how many there are
 * check ADDRESS PROFILE SECONDS      reads everything there is and holds it against the delivery
 *                                    profile and the present standings
 * </pre>
 */
final class ProofFacts implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SHOWN = 3;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Topics topics = Topics.standard();
  private final AvroCodec<SegmentChange> changes = AvroCodec.singleObject(SegmentChange.class);

  private ProofFacts(String address) {
    Properties properties = new Properties();
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public static void main(String[] args) throws Exception {
    try (ProofFacts facts = new ProofFacts(args[1])) {
      boolean isWell =
          args[0].equals("await")
              ? facts.await(
                  Integer.parseInt(args[2]),
                  Instant.ofEpochMilli(Long.parseLong(args[3])),
                  Instant.now().plusSeconds(Long.parseLong(args[4])))
              : facts.check(
                  args[2].equals("exactly-once"),
                  Instant.now().plusSeconds(Long.parseLong(args[3])));
      if (!isWell) {
        System.exit(1);
      }
    }
  }

  private boolean await(int count, Instant since, Instant end) throws MalformedRecordException {
    seekToBeginning(topics.segmentChanges());
    int seen = 0;
    while (seen < count && Instant.now().isBefore(end)) {
      for (var record : consumer.poll(POLL)) {
        SegmentChange change = changes.decode(record.value());
        if (!change.getNoticedAt().isBefore(since)) {
          if (seen++ < SHOWN) {
            show(change);
          }
        }
      }
    }
    System.out.println("  " + seen + " segment changes noticed since " + since);
    return seen >= count;
  }

  private static void show(SegmentChange change) {
    System.out.printf(
        "  %s %s %s at %s: %s%n",
        change.getCustomerId(),
        change.getChange().toLowerCase(java.util.Locale.ROOT),
        change.getSegmentId(),
        change.getAt(),
        change.getBecause());
  }

  private boolean check(boolean exactlyOnce, Instant end) throws MalformedRecordException {
    FactLedger ledger = new FactLedger();
    boolean isWhole =
        read(topics.segmentChanges(), SegmentChange.class, end, ledger::add)
            && read(topics.journeyTransitions(), JourneyTransition.class, end, ledger::add)
            && read(topics.churnChanges(), ChurnChange.class, end, ledger::add)
            && read(topics.customers(), CustomerStanding.class, end, ledger::add);
    return isWhole && ledger.isAsPromised(exactlyOnce);
  }

  /** Reads all there is; the answer is whether that was done in time. */
  private <T extends SpecificRecord> boolean read(
      Topic<T> topic, Class<T> type, Instant end, Consumer<T> each)
      throws MalformedRecordException {
    AvroCodec<T> codec = AvroCodec.singleObject(type);
    List<TopicPartition> partitions = seekToBeginning(topic);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
      if (Instant.now().isAfter(end)) {
        System.err.println(topic.name() + " cannot be read to its end");
        return false;
      }
      for (var record : consumer.poll(POLL)) {
        each.accept(codec.decode(record.value()));
      }
    }
    return true;
  }

  private List<TopicPartition> seekToBeginning(Topic<?> topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(part -> new TopicPartition(topic.name(), part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
