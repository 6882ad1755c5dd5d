package io.percorso.cli.demo;

import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events to the input topics on a thread of its own, at their pace. */
abstract class Feed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread = new Thread(this::run, "feed");
  private volatile boolean closed;
  private volatile String failure;

  Feed(Properties client) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      feed();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      failure = closed ? null : "feeding events failed: " + broken.getMessage();
    }
  }

  /** Sends what lies in the past, before anybody reads. */
  void sendPast() throws InterruptedException {}

  /** Sends everything there is to send, or goes on until interrupted. */
  abstract void feed() throws Exception;

  final void send(String topic, byte[] key, byte[] value) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    Future<RecordMetadata> unused =
        producer.send(record, (metadata, refused) -> acknowledged(refused));
  }

  private void acknowledged(Exception refused) {
    if (refused == null) {
      sent.incrementAndGet();
    } else if (!closed) {
      failure = "feeding events failed: " + refused.getMessage();
    }
  }

  /** Events the broker has taken. */
  long sent() {
    return sent.get();
  }

  /** Why no more events come, or null. */
  String failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    producer.close(java.time.Duration.ofSeconds(1));
  }
}
