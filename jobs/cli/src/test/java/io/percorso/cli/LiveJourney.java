package io.percorso.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The customer journey as it is deployed, between the topics of a broker in this JVM. */
public final class LiveJourney implements AutoCloseable {
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final EmbeddedBroker broker;
  private JobClient job;

  /** Starts the broker, and makes the topics, of two partitions each. */
  public LiveJourney(Path folder) throws IOException {
    this.folder = folder;
    broker = EmbeddedBroker.start(Settings.fresh().withFolder(folder.resolve("kafka")));
    broker.createTopics(
        Topics.standard().all().stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions() == 1 ? 1 : PARTITIONS, (short) 1))
            .toList());
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Publishes a first definition, as a set of its own. */
  public void define(String definition) {
    Path definitions = Fixtures.definitions(folder.resolve("first"), definition);
    Fixtures.Run run =
        Fixtures.run(
            "definitions",
            "apply",
            definitions.toString(),
            "--bootstrap-servers",
            bootstrapServers());
    assertThat(run.out()).contains("Set 1 is published");
  }

  /** Starts the job; {@code others} win over what is set here. */
  public void start(Configuration others) throws Exception {
    start(others, new Configuration());
  }

  /** Starts the job, with settings of Flink that win over those for the commands. */
  public void start(Configuration others, Configuration flink) throws Exception {
    LocalCluster.Live live = LocalCluster.live(PARTITIONS, folder.resolve("flink"), 0, flink);
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, bootstrapServers());
    options.set(CustomerJourneyOptions.INPUT_FORMAT, CustomerJourneyOptions.InputFormat.JSON);
    options.addAll(others);
    CustomerJourneyJob.build(live.environment(), options, WallClock.system());
    job = live.environment().executeAsync("customer-journey");
  }

  /** A producer to the broker; with a transactional id, ready to begin. */
  public KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Properties client = client();
    if (transactionalId != null) {
      client.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    }
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    if (transactionalId != null) {
      producer.initTransactions();
    }
    return producer;
  }

  /** An event's record, for a partition of the clickstream. */
  public static ProducerRecord<byte[], byte[]> event(
      int partition, String customer, String name, Object at) {
    byte[] value = Fixtures.event(customer, name, at.toString()).getBytes(UTF_8);
    return new ProducerRecord<>("percorso.clickstream", partition, customer.getBytes(UTF_8), value);
  }

  /** Sends one event to a partition of the clickstream. */
  public void send(int partition, String customer, String name, Object at) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      producer.send(event(partition, customer, name, at)).get();
    }
  }

  /** The changes of segments, once there are so many, or after half a minute. */
  public List<SegmentChange> changes(int expected) throws MalformedRecordException {
    return changes(expected, PATIENCE);
  }

  /** The committed changes of segments, once there are so many, or after so long. */
  public List<SegmentChange> changes(int expected, Duration patience)
      throws MalformedRecordException {
    AvroCodec<SegmentChange> codec = AvroCodec.singleObject(SegmentChange.class);
    List<SegmentChange> changes = new ArrayList<>();
    Properties reader = client();
    reader.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(i -> new TopicPartition("percorso.segment-changes", i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long began = System.nanoTime();
      while (changes.size() < expected && System.nanoTime() - began < patience.toNanos()) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          changes.add(codec.decode(record.value()));
        }
      }
    }
    return changes;
  }

  /** The transactional ids that the broker remembers. */
  public Set<String> transactionalIds() throws Exception {
    try (Admin admin = Admin.create(client())) {
      return admin.listTransactions().all().get().stream()
          .map(TransactionListing::transactionalId)
          .collect(Collectors.toSet());
    }
  }

  private Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers());
    return client;
  }

  /** Ends the job, if it runs, and the broker. */
  @Override
  public void close() throws IOException {
    try {
      if (job != null) {
        job.cancel().get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | InterruptedException | TimeoutException failure) {
      throw new IOException("the job did not end", failure);
    } finally {
      broker.close();
    }
  }
}
