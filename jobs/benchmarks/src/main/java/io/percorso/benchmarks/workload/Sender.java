package io.percorso.benchmarks.workload;

import io.percorso.cli.FailedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records to topics. One that the broker does not take fails the run: what is measured on a
 * part of the records is not what it says it is.
 */
public final class Sender implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private volatile Exception refused;

  private Sender(Properties client, Map<String, String> manners) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.putAll(manners);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One for much at once. */
  public static Sender ofMuch(Properties client) {
    return new Sender(
        client, Map.of("linger.ms", "50", "batch.size", "262144", "buffer.memory", "67108864"));
  }

  /** One whose records go out within a millisecond or two. */
  public static Sender atOnce(Properties client) {
    return new Sender(client, Map.of("linger.ms", "1", "batch.size", "65536"));
  }

  /** Sends a record of now. */
  public void send(String topic, String key, byte[] value) throws FailedException {
    send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /**
   * Sends a record.
   *
   * @throws FailedException if the broker has not taken one that was sent before
   */
  public void send(ProducerRecord<byte[], byte[]> record) throws FailedException {
    check();
    Future<RecordMetadata> unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null && refused == null) {
                refused = failure;
              }
            });
  }

  private void check() throws FailedException {
    if (refused != null) {
      throw new FailedException("a record was not sent: " + refused.getMessage(), refused);
    }
  }

  /**
   * Waits until the broker has taken everything.
   *
   * @throws FailedException if it has not taken a record
   */
  public void finish() throws FailedException {
    producer.flush();
    check();
  }

  /** Sends what has not been sent, which {@link #finish} would have checked. */
  @Override
  public void close() {
    producer.close();
  }
}
