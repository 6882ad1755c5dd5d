package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import io.percorso.schemas.ControlRecord;
import io.percorso.schemas.SetClosed;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes definitions to the control topic. */
public final class ControlPublisher {
  private final AvroCodec<ControlRecord> codec = AvroCodec.singleObject(ControlRecord.class);
  private final String topic;
  private final Properties client;

  /** Publishes to a topic. */
  ControlPublisher(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  /** Publishes a first set: every definition in its version 1, then the set's closing. */
  public static void publishFirst(DefinitionSet definitions, Properties client)
      throws FailedException {
    publishFirst(definitions, Topics.standard(), client);
  }

  /** Publishes a first set to one of the given topics. */
  public static void publishFirst(DefinitionSet definitions, Topics topics, Properties client)
      throws FailedException {
    List<ControlMessage> messages = new ArrayList<>();
    definitions
        .definitions()
        .forEach(
            (source, definition) ->
                messages.add(ControlMessage.definition(definition.key(), 1, 1, source.yaml())));
    new ControlPublisher(topics.definitions().name(), client).publish(messages, 1);
  }

  /** Publishes a set of one definition, whose version is one below the number of the set. */
  public static void publishChange(String key, String yaml, int set, Properties client)
      throws FailedException {
    new ControlPublisher(Topics.standard().definitions().name(), client)
        .publish(List.of(ControlMessage.definition(key, set - 1, set, yaml)), set);
  }

  /** Publishes a set: its records, then its closing. */
  void publish(List<ControlMessage> messages, long set) throws FailedException {
    Instant now = Instant.now();
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ControlMessage message : messages) {
        sent.add(producer.send(record(message.key(), record(message, now))));
      }
      // A set is closed only when it is there as a whole.
      for (Future<?> one : sent) {
        one.get();
      }
      ControlRecord closing = new ControlRecord();
      closing.setSetClosed(new SetClosed(set, now, messages.size()));
      producer.send(record(Topics.SET_CLOSED_KEY, closing)).get();
    } catch (ExecutionException refused) {
      throw new FailedException(
          "cannot publish definitions: " + refused.getCause().getMessage(), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted while publishing definitions", interrupted);
    }
  }

  private static ControlRecord record(ControlMessage message, Instant now) {
    int slash = message.key().indexOf('/');
    ControlRecord record = new ControlRecord();
    record.setDefinition(
        new io.percorso.schemas.Definition(
            message.key().substring(0, slash),
            message.key().substring(slash + 1),
            message.version(),
            message.set(),
            message.retired(),
            message.yaml(),
            now));
    return record;
  }

  private ProducerRecord<byte[], byte[]> record(String key, ControlRecord value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), codec.encode(value));
  }
}
