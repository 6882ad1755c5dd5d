package io.percorso.benchmarks.latency;

import io.percorso.benchmarks.workload.Action;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events by a schedule that does not wait for anybody. Each bears the instant at which it was
 * due, however late it is sent; some are probes, whose facts come at once.
 */
final class Feeder {
  /** The event that lets its customer enter the segment that is watched. */
  static final String PROBE = "Probe";

  private static final int PROBES_A_SECOND = 200;

  private final Topics topics;
  private final Workload workload;
  private final long lag;
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
  private final Actions actions;
  private final SplittableRandom random = new SplittableRandom();
  private final KafkaProducer<byte[], byte[]> producer;

  /** No two feeders' ids are the same, or they would be repeats. */
  private final String ids = Long.toString(System.nanoTime(), 36) + "-";

  private long sent;

  /**
   * Feeds the topics of a workload with what comes after the log: the same customers go on.
   *
   * @param lag by how much events are dated back, in milliseconds
   */
  Feeder(Properties client, Topics topics, Workload workload, long lag) {
    this.topics = topics;
    this.workload = workload;
    this.lag = lag;
    actions = new Actions(workload);
    for (long i = 0; i < workload.records(); i++) {
      // The log has it.
      Action unused = actions.next();
    }
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("linger.ms", "1");
    properties.setProperty("batch.size", "65536");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends so many a second for a while. */
  void feed(double rate, long millis) throws InterruptedException {
    long begin = System.currentTimeMillis();
    long all = (long) (rate * millis / 1_000);
    long probesEvery = Math.max(1, (long) rate / PROBES_A_SECOND);
    for (long i = 0; i < all; i++) {
      long due = begin + (long) (i * 1_000 / rate);
      while (System.currentTimeMillis() < due) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      if (i % probesEvery == 0) {
        probe(due - lag);
      } else {
        send(actions.next(), due - lag);
      }
      sent++;
    }
  }

  private void probe(long at) {
    ClickstreamCall call = new ClickstreamCall();
    call.setType("track");
    call.setEvent(PROBE);
    call.setUserId(Actions.customer(random.nextInt(workload.customers())));
    call.setMessageId(ids + sent);
    call.setTimestamp(Instant.ofEpochMilli(at));
    call.setProperties(Map.of());
    call.setContext(Map.of());
    call.setTraits(Map.of());
    put(topics.clickstream().name(), call.getUserId(), calls.encode(call));
  }

  private void send(Action action, long at) {
    if (action.call() != null) {
      action.call().setTimestamp(Instant.ofEpochMilli(at));
      action.call().setMessageId(ids + sent);
      put(topics.clickstream().name(), action.customerId(), calls.encode(action.call()));
    } else {
      action.answer().setTimestamp(Instant.ofEpochMilli(at));
      action.answer().setResponseId(ids + sent);
      put(topics.feedback().name(), action.customerId(), answers.encode(action.answer()));
    }
  }

  private void put(String topic, String customer, byte[] value) {
    byte[] key = customer.getBytes(StandardCharsets.UTF_8);
    Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  void close() {
    producer.close();
  }
}
