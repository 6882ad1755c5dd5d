package io.percorso.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class KafkaEndsTest {
  /** Else one that asks how far there is to read would wait for what is never delivered. */
  @Test
  void whoeverReadsSeesCommittedRecordsFromTheBeginning() {
    Map<String, String> given =
        Map.of(
            "kafka.bootstrap.servers", "localhost:1",
            "kafka.isolation.level", "read_uncommitted",
            "kafka.auto.offset.reset", "latest",
            "kafka.client.rack", "a");
    KafkaEnds ends =
        new KafkaEnds(
            Configuration.fromMap(given), new KafkaEnds.Identity("group", "prefix"), () -> 0);
    assertThat(ends.reading("clicks"))
        .containsOnly(
            entry("bootstrap.servers", "localhost:1"),
            entry("isolation.level", "read_committed"),
            entry("auto.offset.reset", "earliest"),
            entry("client.id.prefix", "group-clicks"),
            entry("client.rack", "a"));
    assertThat(ends.client()).contains(entry("isolation.level", "read_uncommitted"));
  }
}
