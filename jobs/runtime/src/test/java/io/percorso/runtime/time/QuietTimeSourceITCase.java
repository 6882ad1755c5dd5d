package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class QuietTimeSourceITCase {

  private static final Duration BOUND = Duration.ofMillis(500);
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** What the job has to say, for the cluster runs in this JVM. */
  private static final BlockingQueue<String> FIRED = new LinkedBlockingQueue<>();

  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @BeforeEach
  void forget() {
    FIRED.clear();
  }

  /** Three readers for two partitions: one of them is without. */
  private static JobClient run(WatermarkStrategy<Event> strategy, String... topics)
      throws Exception {
    KafkaSource<Event> kafka =
        KafkaSource.<Event>builder()
            .setBootstrapServers(broker.bootstrapServers())
            .setGroupId(topics[0])
            .setTopics(topics)
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setDeserializer(new Event.Decoder())
            .build();
    QuietTime settings = new QuietTime(BOUND, Duration.ofMillis(100), true);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(3, new Configuration());
    env.fromSource(QuietTimeSource.of(kafka, Event::offset, settings), strategy, "events")
        .keyBy(Event::text)
        .process(new Deadline())
        .sinkTo(new DiscardingSink<>());
    return env.executeAsync();
  }

  private static WatermarkStrategy<Event> strategy() {
    return WatermarkStrategy.forBoundedOutOfOrderness(BOUND);
  }

  private static String fired() throws InterruptedException {
    return FIRED.poll(60, TimeUnit.SECONDS);
  }

  @Test
  void deadlineFiresThoughNothingElseComes() throws Exception {
    broker.createTopics("clicks", "answers");
    try (KafkaProducer<String, String> producer = broker.producer()) {
      producer.send(new ProducerRecord<>("clicks", "ada")).get();
    }
    JobClient job = run(strategy(), "clicks", "answers");
    try {
      assertThat(fired()).isEqualTo("ada");
    } finally {
      job.cancel().get();
    }
  }

  @Test
  void deadlineFiresBehindTransactionMarkers() throws Exception {
    broker.createTopics("transactional-clicks", "transactional-answers");
    try (KafkaProducer<String, String> producer = broker.transactionalProducer("markers")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactional-clicks", "ada")).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactional-answers", "nobody")).get();
      producer.abortTransaction();
    }
    JobClient job = run(strategy(), "transactional-clicks", "transactional-answers");
    try {
      assertThat(fired()).isEqualTo("ada");
    } finally {
      job.cancel().get();
    }
  }

  @Test
  void partitionsThatWentIdleComeBack() throws Exception {
    broker.createTopics("idle-clicks", "idle-answers");
    JobClient job =
        run(strategy().withIdleness(Duration.ofMillis(200)), "idle-clicks", "idle-answers");
    try (KafkaProducer<String, String> producer = broker.producer()) {
      producer.send(new ProducerRecord<>("idle-clicks", "ada")).get();
      assertThat(fired()).isEqualTo("ada");
      producer.send(new ProducerRecord<>("idle-answers", "bob")).get();
      assertThat(fired()).isEqualTo("bob");
    } finally {
      job.cancel().get();
    }
  }

  /** Says the key of an event whose deadline has passed, and when it did not wait for it. */
  private static final class Deadline extends KeyedProcessFunction<String, Event, String> {

    @Override
    public void processElement(Event event, Context context, Collector<String> out) {
      context.timerService().registerEventTimeTimer(context.timestamp() + DEADLINE.toMillis());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
      boolean early = System.currentTimeMillis() < timestamp + BOUND.toMillis();
      FIRED.add(context.getCurrentKey() + (early ? " too early" : ""));
    }
  }
}
