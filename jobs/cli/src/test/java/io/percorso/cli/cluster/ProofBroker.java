package io.percorso.cli.cluster;

import io.percorso.cli.Definitions;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.cli.control.ControlPublisher;
import io.percorso.cli.shoppers.ShopperAction;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.cli.shoppers.Shoppers;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker with every topic, the shop's definitions and live shoppers, until the process is ended.
 * Its address stands in the file {@code address} once shoppers have a past.
 */
final class ProofBroker implements AutoCloseable {
  private static final Duration PAST = Duration.ofDays(60);
  private static final long MOST_PAST = 20_000;
  private static final double RATE = 200;

  private final EmbeddedBroker broker;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics = Topics.standard();
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
  private volatile boolean closed;

  private ProofBroker(Path folder) {
    broker = EmbeddedBroker.start(Settings.fresh().withFolder(folder.resolve("data")));
    broker.createTopics(topics.all().stream().map(ProofBroker::topic).toList());
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Runs in the folder given. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    ProofBroker proof = new ProofBroker(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(proof::close, "broker-end"));
    ControlPublisher.publishFirst(Definitions.ofTheShop(), proof.client());
    Shoppers shoppers = new Shoppers(ShopperSettings.live(1, Instant.now(), RATE));
    Iterator<ShopperAction> past = shoppers.history(PAST, MOST_PAST);
    while (past.hasNext()) {
      proof.send(past.next());
    }
    proof.producer.flush();
    Path written = Files.writeString(folder.resolve("address.new"), proof.address());
    Files.move(written, folder.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
    proof.feed(shoppers);
  }

  private void feed(Shoppers shoppers) throws InterruptedException {
    while (true) {
      ShopperAction action = shoppers.next();
      long early = action.at().toEpochMilli() - System.currentTimeMillis();
      if (early > 0) {
        TimeUnit.MILLISECONDS.sleep(early);
      }
      try {
        send(action);
      } catch (IllegalStateException afterClose) {
        if (closed) {
          return;
        }
        throw afterClose;
      }
    }
  }

  private String address() {
    return broker.bootstrapServers();
  }

  private Properties client() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", address());
    return properties;
  }

  private static NewTopic topic(Topic<?> topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1)
        .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete"));
  }

  private void send(ShopperAction action) {
    byte[] key = action.customerId().getBytes(StandardCharsets.UTF_8);
    boolean isCall = action.call() != null;
    String topic = isCall ? topics.clickstream().name() : topics.feedback().name();
    byte[] value = isCall ? calls.encode(action.call()) : answers.encode(action.answer());
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic, key, value),
            (metadata, refused) -> {
              if (refused != null && !closed) {
                System.err.println("not sent: " + refused.getMessage());
                Runtime.getRuntime().halt(1);
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    producer.close(Duration.ofSeconds(1));
    broker.close();
  }
}
