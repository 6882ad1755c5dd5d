package io.percorso.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final String TOPIC = "clicks";
  private static final List<NewTopic> TOPICS = List.of(new NewTopic(TOPIC, 2, (short) 1));

  @TempDir Path temporary;

  @Test
  void startsTwiceInOneJvmAndLeavesNothingBehind() throws Exception {
    Set<Thread> before = nonDaemonThreads();
    for (int round = 0; round < 2; round++) {
      Set<Path> folders = temporaryFolders();
      try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.fresh())) {
        assertThat(temporaryFolders()).hasSize(folders.size() + 1);
        broker.createTopics(TOPICS);
        send(broker, Map.of(), List.of("a", "b"));
        send(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "t1"), List.of("c"));
        assertThat(read(broker, 3)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(broker.failure()).isNull();
        assertThat(timeOf(broker::close)).isLessThan(Duration.ofSeconds(10));
      }
      assertThat(temporaryFolders()).isEqualTo(folders);
      assertThat(kafkaBeans()).isEmpty();
    }
    Set<Thread> after = nonDaemonThreads();
    after.removeAll(before);
    assertThat(after).isEmpty();
  }

  @Test
  void aGivenFolderKeepsItsTopicsAndRecords() throws Exception {
    Settings settings = Settings.fresh().withFolder(temporary.resolve("kept"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
      broker.createTopics(TOPICS);
      send(broker, Map.of(), List.of("x"));
    }
    assertThat(temporary.resolve("kept")).isDirectory();
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
      broker.createTopics(TOPICS);
      assertThat(read(broker, 1)).containsExactly("x");
      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("Another broker is using the folder");
      send(broker, Map.of(), List.of("y"));
      assertThat(read(broker, 2)).containsExactlyInAnyOrder("x", "y");
    }
  }

  @Test
  void theFirstRecordsOfATopicJustCreatedAreTaken() throws Exception {
    Map<String, Object> config = new HashMap<>();
    // Each record a batch, many of them under way.
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 1);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 20_000);
    try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.fresh())) {
      config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
        // So many partitions take the broker a while.
        broker.createTopics(List.of(new NewTopic("wide", 200, (short) 1)));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
          sent.add(producer.send(new ProducerRecord<>("wide", i % 200, null, "value")));
        }
        for (Future<RecordMetadata> one : sent) {
          one.get();
        }
      }
    }
  }

  @Test
  void aTopicThatCannotBeIsOneSentence() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.fresh())) {
      List<NewTopic> twice = List.of(new NewTopic("twice", 1, (short) 2));
      assertThatThrownBy(() -> broker.createTopics(twice))
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith("Topic twice was not created: Unable to replicate");
      broker.createTopics(TOPICS);
      broker.createTopics(TOPICS);
    }
  }

  @Test
  void aBusyPortIsOneSentence() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Settings settings = Settings.fresh().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "Port %d is not free on 127.0.0.1 for the broker.".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aFolderThatIsAFileIsOneSentence() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> EmbeddedBroker.start(Settings.fresh().withFolder(file)))
        .isInstanceOf(BrokerException.class)
        .hasMessage("No folder for the broker's data can be written at " + file + ".");
  }

  @Test
  void aBadPropertyIsOneSentenceAndLeavesNoFolder() throws Exception {
    Set<Path> folders = temporaryFolders();
    assertThatThrownBy(() -> EmbeddedBroker.start(Settings.fresh().with("num.io.threads", "none")))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("The broker did not start: Invalid value none");
    assertThat(temporaryFolders()).isEqualTo(folders);
  }

  @Test
  void kafkaCannotEndThisJvm() {
    StayAlive.install();
    assertThatThrownBy(() -> Exit.halt(1, "log folder lost")).hasMessage("log folder lost");
    assertThatThrownBy(() -> Exit.exit(1)).hasMessage("status 1");
    assertThat(StayAlive.reason()).isEqualTo("status 1");
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Settings.fresh().withPort(70_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void send(EmbeddedBroker broker, Map<String, Object> more, List<String> values) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    boolean transactional = config.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      if (transactional) {
        producer.initTransactions();
        producer.beginTransaction();
      }
      var sent =
          values.stream()
              .map(value -> producer.send(new ProducerRecord<>(TOPIC, value, value)))
              .toList();
      producer.flush();
      assertThat(sent).allMatch(Future::isDone);
      if (transactional) {
        producer.commitTransaction();
      }
    }
  }

  private static List<String> read(EmbeddedBroker broker, int count) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "group-" + System.nanoTime(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<String> values = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static Duration timeOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static Set<Path> temporaryFolders() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("percorso-kafka-"))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> kafkaBeans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("kafka.*:*"), null)
        .stream()
        .map(ObjectName::getCanonicalName)
        .collect(Collectors.toSet());
  }
}
