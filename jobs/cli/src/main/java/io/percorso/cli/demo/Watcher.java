package io.percorso.cli.demo;

import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.FeedbackMetric;
import io.percorso.schemas.JourneyTransition;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the output topics, as any consumer would, and keeps what the view shows. */
final class Watcher implements AutoCloseable {
  private static final int LATEST = 50;
  private static final int DELAYS = 2_000;

  private final Topics topics = Topics.standard();
  private final AvroCodec<SegmentChange> changes = AvroCodec.singleObject(SegmentChange.class);
  private final AvroCodec<JourneyTransition> transitions =
      AvroCodec.singleObject(JourneyTransition.class);
  private final AvroCodec<CustomerStanding> standings =
      AvroCodec.singleObject(CustomerStanding.class);
  private final AvroCodec<FeedbackMetric> points = AvroCodec.singleObject(FeedbackMetric.class);
  private final AvroCodec<ChurnChange> flags = AvroCodec.singleObject(ChurnChange.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::run, "watcher");
  private final Map<String, CustomerStanding> customers = new HashMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final Map<String, FeedbackMetric> figures = new TreeMap<>();
  private final Deque<Latest> latest = new ArrayDeque<>();
  private final AtRisk atRisk = new AtRisk();
  private final Deque<Long> delays = new ArrayDeque<>();
  private final Instant started = Instant.now();
  private long facts;
  private long deadLetters;

  /** A change as the view shows it. */
  record Latest(long at, String customer, String change, String because) {
    static Latest of(ChurnChange change) {
      return new Latest(
          change.getAt().toEpochMilli(),
          change.getCustomerId(),
          "at risk by " + change.getModelId(),
          AtRisk.inWords(change));
    }
  }

  /**
   * What there is to show.
   *
   * @param customers how many customers have a standing
   * @param sizes customers by segment ({@code segment/id}), stage ({@code journey/id/stage}) and
   *     churn flag ({@code churn/id})
   * @param figures the latest point of each rolling figure, by the key of its topic
   * @param latest the last changes, the newest first
   * @param atRisk the flags that are up and went up last, the newest first
   * @param delays milliseconds from an event to the notice of its fact, ascending
   * @param facts how many facts have been told
   * @param deadLetters how many inputs were refused
   */
  record Snapshot(
      int customers,
      Map<String, Integer> sizes,
      Map<String, FeedbackMetric> figures,
      List<Latest> latest,
      List<ChurnChange> atRisk,
      List<Long> delays,
      long facts,
      long deadLetters) {}

  Watcher(Properties client) {
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  void start() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        List.of(
            topics.segmentChanges().name(),
            topics.journeyTransitions().name(),
            topics.churnChanges().name(),
            topics.customers().name(),
            topics.feedbackMetrics().name(),
            topics.deadLetters().name())) {
      consumer
          .partitionsFor(topic)
          .forEach(part -> partitions.add(new TopicPartition(topic, part.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.start();
  }

  private void run() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          take(record);
        }
      }
    } catch (WakeupException | InterruptException closing) {
      // The demo ends.
    }
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(topics.segmentChanges().name())) {
        take(changes.decode(record.value()));
      } else if (record.topic().equals(topics.journeyTransitions().name())) {
        take(transitions.decode(record.value()));
      } else if (record.topic().equals(topics.churnChanges().name())) {
        facts++;
        atRisk.take(flags.decode(record.value()));
      } else if (record.topic().equals(topics.customers().name())) {
        take(standings.decode(record.value()));
      } else if (record.topic().equals(topics.feedbackMetrics().name())) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        figures.put(key, points.decode(record.value()));
      } else {
        deadLetters++;
      }
    } catch (MalformedRecordException impossible) {
      throw new IllegalStateException("the job wrote what cannot be read", impossible);
    }
  }

  private void take(SegmentChange change) {
    String what = change.getChange().toLowerCase(java.util.Locale.ROOT);
    add(
        new Latest(
            change.getAt().toEpochMilli(),
            change.getCustomerId(),
            what + " " + change.getSegmentId(),
            change.getBecause()));
    if (change.getCause() != null && change.getAt().isAfter(started)) {
      addDelay(change.getNoticedAt().toEpochMilli() - change.getAt().toEpochMilli());
    }
  }

  private void take(JourneyTransition transition) {
    String from = transition.getFrom();
    String to = transition.getTo();
    add(
        new Latest(
            transition.getAt().toEpochMilli(),
            transition.getCustomerId(),
            to == null ? "left " + from : "now in " + to,
            from == null || to == null || from.equals(to) ? "" : "was in " + from));
  }

  private void add(Latest one) {
    facts++;
    latest.addFirst(one);
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
  }

  private void addDelay(long millis) {
    delays.addFirst(millis);
    if (delays.size() > DELAYS) {
      delays.removeLast();
    }
  }

  private void take(CustomerStanding standing) {
    CustomerStanding before = customers.put(standing.getCustomerId(), standing);
    if (before != null) {
      count(before, -1);
    }
    count(standing, 1);
  }

  private void count(CustomerStanding standing, int by) {
    standing
        .getFlags()
        .forEach(flag -> sizes.merge("churn/" + flag.getModelId(), by, Integer::sum));
    standing.getSegments().forEach(id -> sizes.merge("segment/" + id, by, Integer::sum));
    standing
        .getStages()
        .forEach((id, stage) -> sizes.merge("journey/" + id + "/" + stage, by, Integer::sum));
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        customers.size(),
        new TreeMap<>(sizes),
        new TreeMap<>(figures),
        List.copyOf(latest),
        atRisk.newest(),
        delays.stream().sorted().toList(),
        facts,
        deadLetters);
  }

  @Override
  public void close() {
    consumer.wakeup();
    thread.interrupt();
  }
}
