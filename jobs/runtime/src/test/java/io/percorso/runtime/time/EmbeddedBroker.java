package io.percorso.runtime.time;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka of one node inside the test's JVM, on free ports, in a folder that goes with it. */
final class EmbeddedBroker implements AutoCloseable {

  private final Path folder;
  private final String bootstrapServers;
  private final KafkaRaftServer server;

  private EmbeddedBroker(Path folder, String bootstrapServers, KafkaRaftServer server) {
    this.folder = folder;
    this.bootstrapServers = bootstrapServers;
    this.server = server;
  }

  /** Formats and starts a broker; returns when it takes requests. */
  static EmbeddedBroker start() throws Exception {
    Path folder = Files.createTempDirectory("percorso-broker");
    String address;
    String controller;
    // Both are held open together, so that they differ.
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      address = "localhost:" + one.getLocalPort();
      controller = "localhost:" + two.getLocalPort();
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .setDirectories(List.of(folder.toString()))
        .run();
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(properties(folder, address, controller)), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(folder, address, server);
  }

  private static Properties properties(Path folder, String address, String controller) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@" + controller,
            "controller.listener.names", "CONTROLLER",
            "listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller,
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs", folder.toString(),
            "auto.create.topics.enable", "false"));
    properties.putAll(
        Map.of(
            "offsets.topic.num.partitions", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0"));
    return properties;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Sets the offset a consumer group has committed. */
  void commit(String group, TopicPartition partition, long offset)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  /** Makes topics of one partition each. */
  void createTopics(String... names) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin
          .createTopics(Arrays.stream(names).map(name -> new NewTopic(name, 1, (short) 1)).toList())
          .all()
          .get();
    }
  }

  KafkaProducer<String, String> producer() {
    Properties client = new Properties();
    client.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
  }

  /** A producer whose transactions are ready to begin. */
  KafkaProducer<String, String> transactionalProducer(String id) {
    Properties client = new Properties();
    client.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  @Override
  public void close() throws IOException {
    server.shutdown();
    server.awaitShutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
