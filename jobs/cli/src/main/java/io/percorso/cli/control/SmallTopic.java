package io.percorso.cli.control;

import io.percorso.schemas.Topic;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of few records and one partition; what is no record is left out.
 *
 * @param <T> what the topic carries
 */
final class SmallTopic<T extends SpecificRecord> implements AutoCloseable {
  private final AvroCodec<T> codec;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;

  SmallTopic(Topic<T> topic, Properties client) {
    codec = AvroCodec.singleObject(topic.valueType());
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partition = new TopicPartition(topic.name(), 0);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    // Asking fixes the end as it is now.
    consumer.position(partition);
  }

  /** All records there are. */
  List<T> all() {
    long end = consumer.position(partition);
    consumer.seekToBeginning(List.of(partition));
    List<T> records = new ArrayList<>();
    while (consumer.position(partition) < end) {
      records.addAll(next(Duration.ofMillis(200)));
    }
    return records;
  }

  /** Records that come, if any do within some time. */
  List<T> next(Duration patience) {
    List<T> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      if (record.value() != null) {
        try {
          records.add(codec.decode(record.value()));
        } catch (MalformedRecordException somethingElse) {
          // What else is on the topic is not what is looked for.
        }
      }
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
