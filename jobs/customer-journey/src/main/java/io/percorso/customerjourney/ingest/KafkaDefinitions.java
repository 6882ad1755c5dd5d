package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.DefinitionsBootstrap;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.kafka.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the control topic from its beginning to its present end. */
public final class KafkaDefinitions implements DefinitionsBootstrap {
  private static final long serialVersionUID = 1;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final String topic;
  private final Properties client;
  private final Wire wire;

  /** Reads a topic with the given client properties. */
  public KafkaDefinitions(String topic, Properties client, Wire wire) {
    this.topic = topic;
    this.client = client;
    this.wire = wire;
  }

  /** Takes a record of the topic, and when it was published, in milliseconds since the epoch. */
  public interface Visitor {
    /** A record that is understood. */
    void visit(ControlMessage message, long publishedAt);
  }

  @Override
  public List<ControlMessage> read() {
    List<ControlMessage> messages = new ArrayList<>();
    read((message, publishedAt) -> messages.add(message));
    return messages;
  }

  /**
   * Reads the topic.
   *
   * @throws IllegalStateException if it does not exist
   */
  public void read(Visitor visitor) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    ControlDeserializer deserializer = new ControlDeserializer(wire);
    deserializer.open();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(topic, 0);
      if (consumer.partitionsFor(topic).isEmpty()) {
        throw new IllegalStateException("topic " + topic + " does not exist: create it first");
      }
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      while (consumer.position(only) < end) {
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  ControlIntake intake = deserializer.read(record);
                  if (intake.control() != null) {
                    visitor.visit(intake.control().message(), record.timestamp());
                  }
                });
      }
    }
  }
}
