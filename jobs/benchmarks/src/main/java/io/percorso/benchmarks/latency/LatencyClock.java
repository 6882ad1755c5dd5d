package io.percorso.benchmarks.latency;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.run.Arena;
import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.run.Section;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.benchmarks.workload.WorkloadLog;
import io.percorso.cli.FailedException;
import io.percorso.definitions.DefinitionSource;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Takes the time from the instant at which an event was due to the fact's being in a consumer's
 * hands, at shares of what the job worked off a moment before. Feeder and consumer share the
 * machine with the job and the broker: at the highest loads that, too, is what one waits for.
 */
public final class LatencyClock {
  /** The name of the section. */
  public static final String SECTION = "latency";

  private static final double[] LOADS = {.25, .5, .7, .9};
  private static final double[] RANKS = {.5, .99, .999};
  private static final long SETTLING = 10_000;
  private static final long SEED = 4;
  private static final DefinitionSource PROBED =
      new DefinitionSource(
          "probed.yaml",
          "kind: segment\nid: probed\nwhen: {event: " + Feeder.PROBE + ", within: 1m}\n");

  private final Arena arena;
  private final Workload workload;
  private final long millis;

  /** The log's last records are before the contender's present. */
  private final long lag =
      System.currentTimeMillis() - Workload.END.plus(Duration.ofHours(1)).toEpochMilli();

  private final AvroCodec<SegmentChange> changes = AvroCodec.singleObject(SegmentChange.class);

  /**
   * A clock.
   *
   * @param millis how long each load lasts
   */
  public LatencyClock(Arena arena, Workload workload, long millis) {
    this.arena = arena;
    // What is fed comes behind the log, which nobody else must see.
    this.workload = workload.withSeed(SEED);
    this.millis = millis;
  }

  /** Lets the log be worked off, then measures each load. */
  public Figure[] measure() throws FailedException {
    Case one = new Case(Contenders.PERCORSO_ROCKSDB, workload, Family.SHARED, 100);
    List<Figure> figures = new ArrayList<>();
    arena.serve(
        one,
        new Section.Limits(600, 600),
        new Arena.Serving(lag, List.of(PROBED)),
        measured -> {
          for (double load : LOADS) {
            long[] delays = delays(load * measured.rate());
            for (double rank : RANKS) {
              String name = String.format(Locale.ROOT, "%.0f%% p%s", load * 100, rank * 100);
              figures.add(new Figure(SECTION, name, at(delays, rank)));
            }
            System.err.printf(
                Locale.ROOT,
                "percorso: latency at %.0f%%, %,.0f/s: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms of %,d%n",
                load * 100,
                load * measured.rate(),
                at(delays, .5),
                at(delays, .99),
                at(delays, .999),
                delays.length);
          }
        });
    return figures.toArray(new Figure[0]);
  }

  /** Where no fact has come in time, nobody knows how long it takes. */
  private static double at(long[] sorted, double rank) {
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[(int) (rank * (sorted.length - 1))];
  }

  private long[] delays(double rate) throws FailedException {
    Properties client = arena.client();
    Topics topics = Topics.withPrefix(WorkloadLog.prefix(workload));
    Feeder feeder = new Feeder(client, topics, workload, lag);
    Thread feeding =
        new Thread(
            () -> {
              try {
                feeder.feed(rate, SETTLING + millis);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            },
            "feeder");
    List<Long> delays = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client, topics)) {
      long begin = System.currentTimeMillis();
      feeding.start();
      long end = begin + SETTLING + millis;
      while (System.currentTimeMillis() < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          long due = due(record);
          if (due >= begin + SETTLING) {
            delays.add(System.currentTimeMillis() - due);
          }
        }
      }
      feeding.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    } finally {
      feeder.close();
    }
    return delays.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** When the event of a probe's fact was due; the smallest long for any other. */
  private long due(ConsumerRecord<byte[], byte[]> record) throws FailedException {
    try {
      SegmentChange change = changes.decode(record.value());
      boolean isProbe =
          change.getSegmentId().equals("probed") && change.getChange().equals("ENTERED");
      return isProbe ? change.getAt().toEpochMilli() + lag : Long.MIN_VALUE;
    } catch (MalformedRecordException malformed) {
      throw new FailedException("the job told something else", malformed);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Properties client, Topics topics) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topics.segmentChanges().name()).stream()
            .map(part -> new TopicPartition(part.topic(), part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
