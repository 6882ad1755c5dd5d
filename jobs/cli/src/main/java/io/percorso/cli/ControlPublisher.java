package io.percorso.cli;

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
  private ControlPublisher() {}

  /** Publishes a first set: every definition in its version 1, then the set's closing. */
  public static void publishFirst(DefinitionSet definitions, Properties client)
      throws FailedException {
    String topic = Topics.standard().definitions().name();
    AvroCodec<ControlRecord> codec = AvroCodec.singleObject(ControlRecord.class);
    Instant now = Instant.now();
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      definitions
          .definitions()
          .forEach(
              (source, definition) -> {
                ControlRecord record = new ControlRecord();
                record.setDefinition(
                    new io.percorso.schemas.Definition(
                        definition.kind(), definition.id(), 1, 1L, false, source.yaml(), now));
                sent.add(producer.send(record(topic, definition.key(), codec.encode(record))));
              });
      ControlRecord closing = new ControlRecord();
      closing.setSetClosed(new SetClosed(1L, now, definitions.definitions().size()));
      sent.add(producer.send(record(topic, Topics.SET_CLOSED_KEY, codec.encode(closing))));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException refused) {
      throw new FailedException(
          "cannot publish definitions: " + refused.getCause().getMessage(), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted while publishing definitions", interrupted);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }
}
