package io.percorso.cli.control;

import static io.percorso.cli.Fixtures.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures.Run;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Definitions applied to a running job, and questions to it, through a broker. */
@Timeout(180)
class ControlITCase {
  private static final String LOOKER =
      "kind: segment\nid: looker\nwhen: {event: Product Viewed, within: 2d}\n";

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Path definitions;

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(Settings.fresh().withFolder(folder.resolve("kafka")));
    broker.createTopics(
        Topics.standard().all().stream()
            .map(topic -> new NewTopic(topic.name(), topic.partitions() == 1 ? 1 : 2, (short) 1))
            .toList());
    definitions = Files.createDirectory(folder.resolve("definitions"));
    Files.writeString(definitions.resolve("looker.yaml"), LOOKER);
  }

  @AfterEach
  void end() {
    broker.close();
  }

  private Run percorso(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    return run(all.toArray(String[]::new));
  }

  private Run apply(String... more) {
    List<String> args = new ArrayList<>(List.of("definitions", "apply", definitions.toString()));
    args.addAll(List.of(more));
    return percorso(args.toArray(String[]::new));
  }

  private Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    return client;
  }

  private Run until(Predicate<Run> accepted, String... args) throws InterruptedException {
    Run run = percorso(args);
    for (int i = 0; i < 60 && !accepted.test(run); i++) {
      TimeUnit.MILLISECONDS.sleep(500);
      run = percorso(args);
    }
    return run;
  }

  @Test
  void onlyWhatDiffersIsPublished() throws Exception {
    assertThat(apply().out()).contains("new      segment/looker, version 1", "Set 1 is published");
    assertThat(apply().out()).contains("nothing published");
    Files.writeString(definitions.resolve("looker.yaml"), LOOKER.replace("2d", "3d"));
    Files.writeString(definitions.resolve("other.yaml"), LOOKER.replace("looker", "other"));
    assertThat(apply().out())
        .contains("changed  segment/looker, version 2", "new      segment/other, version 1");
    Run list = percorso("definitions", "list");
    assertThat(list.out())
        .containsPattern("segment/looker +2 +2  20")
        .containsPattern("segment/other +1 +2  20")
        .contains("No job has taken customers over to set 2 yet");
    assertThat(percorso("definitions", "apply", "--retire", "nobody").err())
        .contains("nobody is not in force");
    assertThat(percorso("definitions", "apply", "--retire", "other").out())
        .contains("retired  segment/other, version 2", "Set 3");
    assertThat(percorso("definitions", "list").out()).containsPattern("other +2 +3 .*retired");
    Files.writeString(definitions.resolve("other.yaml"), "kind: segment\nid: in\nwhen: {in: no}\n");
    assertThat(apply().status()).isEqualTo(1);
  }

  @Test
  void aRunningJobTakesThemUpAndAnswers() throws Exception {
    Instant viewed =
        Instant.now().minus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      String call =
          "{\"type\":\"track\",\"event\":\"Product Viewed\",\"userId\":\"u1\",\"timestamp\":\"%s\"}";
      byte[] value = call.formatted(viewed).getBytes(UTF_8);
      producer
          .send(new ProducerRecord<>("percorso.clickstream", "u1".getBytes(UTF_8), value))
          .get();
    }
    apply();
    LocalCluster.Live live = LocalCluster.live(2, folder.resolve("flink"), 0);
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, broker.bootstrapServers());
    options.set(CustomerJourneyOptions.INPUT_FORMAT, CustomerJourneyOptions.InputFormat.JSON);
    CustomerJourneyJob.build(live.environment(), options, WallClock.system());
    JobClient job = live.environment().executeAsync("customer-journey");
    try {
      Run why = until(run -> run.status() == 0, "why", "u1", "looker");
      assertThat(why.out())
          .contains("segment/looker, version 1: in since " + viewed)
          .contains("until " + viewed.plus(Duration.ofDays(2)) + " if nothing happens, then out")
          .contains("yes  at least 1 Product Viewed in 2d: 1 Product Viewed in 2d")
          .contains("Product Viewed at " + viewed);
      assertThat(percorso("why", "nobody").err()).contains("nothing has ever been heard of nobody");
      assertThat(percorso("why", "u1", "nothing").err()).contains("nothing is not in force");

      Files.writeString(definitions.resolve("looker.yaml"), LOOKER.replace("2d", "30m"));
      assertThat(apply().out()).contains("version 2");
      Run list = until(run -> run.out().contains("Set 2 holds for 100%"), "definitions", "list");
      assertThat(list.out()).contains("Set 2 holds for 100% of the customers; 1 were judged anew");
      assertThat(percorso("why", "u1").out()).contains("segment/looker, version 2: out since");
      assertThat(changes()).containsExactly("ENTERED LIVE 1", "EXITED BACKFILL 2");
    } finally {
      job.cancel().get(30, TimeUnit.SECONDS);
    }
  }

  private List<String> changes() throws Exception {
    AvroCodec<SegmentChange> codec = AvroCodec.singleObject(SegmentChange.class);
    List<String> changes = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition("percorso.segment-changes", 0),
              new TopicPartition("percorso.segment-changes", 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int i = 0; i < 50 && changes.size() < 2; i++) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  SegmentChange change = decoded(codec, record.value());
                  changes.add(
                      change.getChange()
                          + " "
                          + change.getOrigin()
                          + " "
                          + change.getSegmentVersion());
                });
      }
    }
    return changes;
  }

  private static SegmentChange decoded(AvroCodec<SegmentChange> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (io.percorso.schemas.wire.MalformedRecordException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
