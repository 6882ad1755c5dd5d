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

  /** What comes due when the log has been read to its end is not what one waits for every day. */
  private static final long CATCHING_UP = 30_000;

  private static final long SEED = 4;
  private static final DefinitionSource PROBED =
      new DefinitionSource(
          "probed.yaml",
          "kind: segment\nid: probed\nwhen: {event: " + Feeder.PROBE + ", within: 1m}\n");

  private final Arena arena;
  private final Workload workload;
  private final Topics topics;
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
    topics = Topics.withPrefix(WorkloadLog.prefix(this.workload));
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
          Feeder feeder = new Feeder(arena.client(), topics, workload, lag);
          catchUp(feeder, LOADS[0] * measured.rate());
          for (double load : LOADS) {
            long[] delays = delays(feeder, load * measured.rate());
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
          feeder.close();
        });
    return figures.toArray(new Figure[0]);
  }

  /** Where no fact has come in time, nobody knows how long it takes. */
  private static double at(long[] sorted, double rank) {
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[(int) (rank * (sorted.length - 1))];
  }

  private static void catchUp(Feeder feeder, double rate) throws FailedException {
    try {
      feeder.feed(rate, CATCHING_UP);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    }
  }

  private long[] delays(Feeder feeder, double rate) throws FailedException {
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
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
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

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            arena.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
