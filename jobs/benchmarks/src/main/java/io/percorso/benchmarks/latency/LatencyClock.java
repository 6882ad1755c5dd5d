package io.percorso.benchmarks.latency;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.run.Arena;
import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.run.Section;
import io.percorso.benchmarks.workload.Actions;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Takes the time from the instant at which an event was due to the fact's being in a consumer's
 * hands, at shares of the most that the job keeps up with while feeder, consumer and broker share
 * the machine with it, which is less than it works off of a log.
 */
public final class LatencyClock {
  /** The name of the section. */
  public static final String SECTION = "latency";

  private static final double[] LOADS = {.25, .5, .7, .9};
  private static final double[] RANKS = {.5, .99, .999};
  private static final long MISSING = Long.MAX_VALUE;

  /** A fact later than that counts as never told, in milliseconds. */
  private static final long GRACE = 5_000;

  /** So long a backlog may take, in milliseconds. */
  private static final long PATIENCE = 180_000;

  /** Nothing has come for so long once a backlog has been worked off, in milliseconds. */
  private static final long QUIET = 500;

  /** What is fed grows by this much at a time, always by the same rates: runs can be compared. */
  private static final double STEP = 1.25;

  /** While it keeps up, half of all facts come within so many milliseconds. */
  private static final long PROMPT = 50;

  private static final long SEED = 4;
  private static final DefinitionSource PROBED =
      new DefinitionSource(
          "probed.yaml",
          "kind: segment\nid: probed\nwhen: {event: " + Feeder.PROBE + ", within: 1m}\n");

  private final Arena arena;
  private final Workload workload;
  private final Topics topics;
  private final long millis;

  /** What is told at the beginning of a load is of the one before. */
  private final long settling;

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
    settling = millis / 6;
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
          try (Feeder feeder = new Feeder(arena.client(), topics, workload, lag)) {
            double most = most(feeder, measured.rate());
            figures.add(new Figure(SECTION, "most events/s while fed", most));
            for (double load : LOADS) {
              long[] delays = delays(feeder, load * most);
              for (double rank : RANKS) {
                String name = String.format(Locale.ROOT, "%.0f%% p%s", load * 100, rank * 100);
                figures.add(new Figure(SECTION, name, at(delays, rank)));
              }
              System.err.printf(
                  Locale.ROOT,
                  "percorso: latency at %.0f%%, %,.0f/s: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms of %,d%n",
                  load * 100,
                  load * most,
                  at(delays, .5),
                  at(delays, .99),
                  at(delays, .999),
                  delays.length);
            }
          }
        });
    return figures.toArray(new Figure[0]);
  }

  /** Of a fact that has not come, nobody knows how long it takes. */
  private static double at(long[] sorted, double rank) {
    long delay = sorted[(int) (rank * (sorted.length - 1))];
    return delay == MISSING ? Double.POSITIVE_INFINITY : delay;
  }

  /**
   * How many events a second the job keeps up with: it is fed ever more, until it does not.
   *
   * @param drained as many as it worked off when nobody shared the machine with it
   */
  private double most(Feeder feeder, double drained) throws FailedException {
    double most = Math.pow(STEP, Math.floor(Math.log(drained / 16) / Math.log(STEP)));
    while (most < drained && keepsUp(feeder, STEP * most)) {
      most *= STEP;
    }
    return most;
  }

  /** True if half of all facts come at once; ends when all have come. */
  private boolean keepsUp(Feeder feeder, double rate) throws FailedException {
    long window = millis / 3;
    return whileFeeding(
        feeder,
        rate,
        settling + window,
        (consumer, fed) -> {
          double delay = at(delays(consumer, fed, window), .5);
          long patience = System.currentTimeMillis() + PATIENCE;
          while (count(consumer, QUIET) > 0 && System.currentTimeMillis() < patience) {
            // It works off what it was fed too much.
          }
          System.err.printf(Locale.ROOT, "percorso: fed %,.0f/s, p50 %.0f ms%n", rate, delay);
          return delay <= PROMPT;
        });
  }

  /** What is found out while events come. */
  private interface Watch<T> {
    T watch(KafkaConsumer<byte[], byte[]> consumer, Future<List<Long>> fed)
        throws FailedException, InterruptedException, ExecutionException;
  }

  private <T> T whileFeeding(Feeder feeder, double rate, long forMillis, Watch<T> watch)
      throws FailedException {
    Actions actions = feeder.prepare(rate);
    ExecutorService aside = Executors.newSingleThreadExecutor();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return watch.watch(consumer, aside.submit(() -> feeder.feed(actions, forMillis)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new FailedException("cannot feed: " + failure.getCause(), failure);
    } finally {
      aside.shutdownNow();
    }
  }

  /** How many facts about probes come in a while. */
  private int count(KafkaConsumer<byte[], byte[]> consumer, long forMillis) throws FailedException {
    int count = 0;
    long end = System.currentTimeMillis() + forMillis;
    while (System.currentTimeMillis() < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        count += due(record) > Long.MIN_VALUE ? 1 : 0;
      }
    }
    return count;
  }

  private long[] delays(Feeder feeder, double rate) throws FailedException {
    return whileFeeding(
        feeder, rate, settling + millis, (consumer, fed) -> delays(consumer, fed, millis));
  }

  /** The delays of all probes of a window after the beginning, in ascending order. */
  private long[] delays(KafkaConsumer<byte[], byte[]> consumer, Future<List<Long>> fed, long window)
      throws FailedException, InterruptedException, ExecutionException {
    long begin = System.currentTimeMillis() + settling;
    Map<Long, Integer> come = new HashMap<>();
    List<Long> delays = new ArrayList<>();
    while (System.currentTimeMillis() < begin + window + GRACE
        && !(fed.isDone() && come.keySet().containsAll(since(begin, fed.get())))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        long due = due(record);
        if (due >= begin) {
          come.merge(due, 1, Integer::sum);
          delays.add(System.currentTimeMillis() - due);
        }
      }
    }
    for (long due : since(begin, fed.get())) {
      if (come.merge(due, -1, Integer::sum) < 0) {
        delays.add(MISSING);
      }
    }
    return delays.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static List<Long> since(long begin, List<Long> dues) {
    return dues.stream().filter(due -> due >= begin).toList();
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
