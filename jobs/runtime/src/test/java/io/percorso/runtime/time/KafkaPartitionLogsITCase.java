package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.time.PartitionLogs.Stretch;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KafkaPartitionLogsITCase {

  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  private static PartitionLogs open(String isolation) {
    Properties client = new Properties();
    client.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    client.setProperty(ConsumerConfig.GROUP_ID_CONFIG, "shop");
    client.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    client.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    return KafkaPartitionLogs.open(client, 0);
  }

  /** A new topic, named for the test. */
  private static TopicPartition topic(TestInfo test) throws Exception {
    String name = test.getTestMethod().orElseThrow().getName();
    broker.createTopics(name);
    return new TopicPartition(name, 0);
  }

  private static ProducerRecord<String, String> record(TopicPartition partition) {
    return new ProducerRecord<>(partition.topic(), "ada", "click");
  }

  /** The broker writes markers a moment after it has ended a transaction. */
  private static void awaitEnd(PartitionLogs logs, TopicPartition partition, long end) {
    while (logs.ends(List.of(partition)).get(partition) < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void knowsBothEndsOfAPartition(TestInfo test) throws Exception {
    TopicPartition clicks = topic(test);
    try (PartitionLogs logs = open("read_committed");
        KafkaProducer<String, String> producer = broker.producer()) {
      assertThat(logs.ends(List.of(clicks))).containsExactly(Map.entry(clicks, 0L));
      producer.send(record(clicks)).get();
      assertThat(logs.ends(List.of(clicks))).containsExactly(Map.entry(clicks, 1L));
      assertThat(logs.beginning(clicks)).isZero();
      assertThat(logs.resetsToBeginning()).isTrue();
    }
  }

  @Test
  void knowsWhatTheGroupCommitted(TestInfo test) throws Exception {
    TopicPartition clicks = topic(test);
    try (PartitionLogs logs = open("read_committed")) {
      assertThat(logs.committed(clicks)).isEmpty();
      broker.commit("shop", clicks, 7);
      assertThat(logs.committed(clicks)).hasValue(7);
    }
  }

  @Test
  void recordIsNoHollowTail(TestInfo test) throws Exception {
    TopicPartition clicks = topic(test);
    try (PartitionLogs logs = open("read_committed");
        KafkaProducer<String, String> producer = broker.producer()) {
      producer.send(record(clicks)).get();
      producer.send(record(clicks)).get();
      assertThat(logs.hollowUpTo(Map.of(clicks, new Stretch(1, 2)))).containsEntry(clicks, 1L);
      assertThat(logs.hollowUpTo(Map.of(clicks, new Stretch(0, 2)))).containsEntry(clicks, 0L);
    }
  }

  @Test
  void markersAndAbortedDataAreHollowToWhoReadsCommittedData(TestInfo test) throws Exception {
    TopicPartition clicks = topic(test);
    try (PartitionLogs committed = open("read_committed");
        PartitionLogs uncommitted = open("read_uncommitted");
        KafkaProducer<String, String> producer = broker.transactionalProducer(clicks.topic())) {
      producer.beginTransaction();
      producer.send(record(clicks)).get();
      producer.commitTransaction();
      awaitEnd(committed, clicks, 2);
      assertThat(committed.hollowUpTo(Map.of(clicks, new Stretch(1, 2)))).containsEntry(clicks, 2L);

      producer.beginTransaction();
      producer.send(record(clicks)).get();
      producer.abortTransaction();
      awaitEnd(committed, clicks, 4);
      assertThat(committed.hollowUpTo(Map.of(clicks, new Stretch(1, 4)))).containsEntry(clicks, 4L);
      assertThat(uncommitted.hollowUpTo(Map.of(clicks, new Stretch(1, 4))))
          .containsEntry(clicks, 2L);
    }
  }

  @Test
  void openTransactionIsABacklog(TestInfo test) throws Exception {
    TopicPartition clicks = topic(test);
    try (PartitionLogs logs = open("read_committed");
        KafkaProducer<String, String> producer = broker.transactionalProducer(clicks.topic())) {
      producer.beginTransaction();
      producer.send(record(clicks)).get();
      assertThat(logs.ends(List.of(clicks))).containsEntry(clicks, 1L);
      assertThat(logs.hollowUpTo(Map.of(clicks, new Stretch(0, 1)))).containsEntry(clicks, 0L);

      producer.abortTransaction();
      assertThat(logs.hollowUpTo(Map.of(clicks, new Stretch(0, 2)))).containsEntry(clicks, 2L);
    }
  }
}
