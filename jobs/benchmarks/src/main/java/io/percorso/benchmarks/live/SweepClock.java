package io.percorso.benchmarks.live;

import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.cli.control.ControlPublisher;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.DefinitionReport;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Lets events come, applies a definition, and takes the time: from the instant that an event was
 * due to the notice of its fact, before and while the sweep runs, and of the sweep itself.
 */
final class SweepClock {
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SWEPT =
      "kind: segment\nid: swept\nwhen: {event: Product Viewed, count: {atLeast: %s}, within: 60d}\n";

  private final Properties client;
  private final int rate;
  private final int edits;
  private final Topics topics = Topics.standard();
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<SegmentChange> changes = AvroCodec.singleObject(SegmentChange.class);
  private final AvroCodec<DefinitionReport> reports =
      AvroCodec.singleObject(DefinitionReport.class);
  private final Map<Integer, DefinitionReport> newest = new HashMap<>();
  private List<Long> delays = new ArrayList<>();
  private final List<Long> effects = new ArrayList<>();
  private int set = 1;
  private long firstBackfill;
  private volatile boolean ended;
  private volatile FailedException notFed;

  SweepClock(Properties client, int rate, int edits) {
    this.edits = edits;
    this.client = client;
    this.rate = rate;
  }

  void run() throws FailedException, InterruptedException {
    Thread feeder = new Thread(this::feed, "feeder");
    feeder.setDaemon(true);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      feeder.start();
      watch(consumer, QUIET, false);
      delays = new ArrayList<>();
      watch(consumer, QUIET, false);
      say("quiet", delays);
      delays = new ArrayList<>();
      double seconds = apply(consumer, "3") / 1e3;
      say("sweeping", delays);
      System.out.printf(
          Locale.ROOT,
          "%,d customers taken over in %.1f s; first fact %,d ms after the definition%n",
          newest.values().stream().mapToLong(DefinitionReport::getCustomers).sum(),
          seconds,
          effects.get(0));
      edit(consumer);
    } finally {
      ended = true;
      feeder.join();
    }
    if (notFed != null) {
      throw notFed;
    }
  }

  /** Applies the definition with another count; returns how long the sweep took, in ms. */
  private long apply(KafkaConsumer<byte[], byte[]> consumer, String count) throws FailedException {
    set++;
    firstBackfill = 0;
    ControlPublisher.publishChange("segment/swept", SWEPT.formatted(count), set, client);
    long applied = System.currentTimeMillis();
    watch(consumer, PATIENCE, true);
    long took = System.currentTimeMillis() - applied;
    // The last facts may still be on their way.
    watch(consumer, Duration.ofMillis(500), false);
    if (firstBackfill > 0) {
      effects.add(Math.max(0, firstBackfill - applied));
    }
    return took;
  }

  /** Lets everybody leave and enter again and again. */
  private void edit(KafkaConsumer<byte[], byte[]> consumer) throws FailedException {
    effects.clear();
    for (int i = 0; i < edits; i++) {
      apply(consumer, i % 2 == 0 ? "4" : "3");
    }
    if (edits > 0) {
      long[] sorted = effects.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "definition to first fact: p50 %d ms, p99 %d ms of %,d edits%n",
          at(sorted, .5),
          at(sorted, .99),
          sorted.length);
    }
  }

  private static void say(String when, List<Long> delays) {
    long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-8s  event to fact: p50 %d ms, p99 %d ms, p99.9 %d ms of %,d%n",
        when,
        at(sorted, .5),
        at(sorted, .99),
        at(sorted, .999),
        sorted.length);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0 ? -1 : sorted[(int) (share * (sorted.length - 1))];
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        List.of(topics.segmentChanges().name(), topics.definitionReports().name())) {
      consumer
          .partitionsFor(topic)
          .forEach(part -> partitions.add(new TopicPartition(topic, part.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  /** Takes facts and reports in, for so long, or until the sweep is over. */
  private void watch(KafkaConsumer<byte[], byte[]> consumer, Duration span, boolean untilSwept)
      throws FailedException {
    long deadline = System.nanoTime() + span.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        take(record);
      }
      if (untilSwept && isSwept()) {
        return;
      }
    }
    if (untilSwept) {
      throw new FailedException("the sweep did not end in " + span.toMinutes() + " min");
    }
  }

  private boolean isSwept() {
    return !newest.isEmpty()
        && newest.values().stream().allMatch(one -> one.getSet() == set && one.getShare() == 1)
        && newest.size() == newest.values().iterator().next().getSubtasks();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws FailedException {
    try {
      if (record.topic().equals(topics.definitionReports().name())) {
        DefinitionReport report = reports.decode(record.value());
        newest.put(report.getSubtask(), report);
        return;
      }
      SegmentChange change = changes.decode(record.value());
      if (change.getSegmentId().equals("swept")) {
        firstBackfill = firstBackfill == 0 ? record.timestamp() : firstBackfill;
      } else if (change.getChange().equals("ENTERED")) {
        delays.add(change.getNoticedAt().toEpochMilli() - change.getAt().toEpochMilli());
      }
    } catch (MalformedRecordException malformed) {
      throw new FailedException("the job told something else", malformed);
    }
  }

  /** Each event bears the instant at which it was due, however late it is sent. */
  private void feed() {
    try (Sender sender = Sender.atOnce(client)) {
      long begin = System.currentTimeMillis();
      for (long sent = 0; !ended; sent++) {
        long due = begin + sent * 1_000 / rate;
        while (System.currentTimeMillis() < due) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        boolean isProbe = sent % (rate / SweepLoad.PROBES) == 0;
        String customer = isProbe ? "probe" + sent : "busy" + sent % 20_000;
        ClickstreamCall call = SweepLoad.call(customer, isProbe ? "Probe" : "Page Viewed", due);
        sender.send(topics.clickstream().name(), customer, calls.encode(call));
      }
      sender.finish();
    } catch (FailedException failure) {
      notFed = failure;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
