package io.percorso.runtime.time;

import io.percorso.runtime.time.Round.Sighting;
import io.percorso.runtime.time.Round.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker, one round at a time, whether the splits of a reader have been read to their end.
 * Rounds run on one thread; {@link #latest} may be read from any.
 */
final class Probe {

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private final ReaderProgress progress;
  private final Supplier<PartitionLogs> connect;
  private final WallClock clock;
  private final QuietTimeMetrics metrics;
  private final Runnable onRound;

  private volatile Round latest;
  private PartitionLogs logs;
  private Tails tails;
  private Map<SplitProgress, Long> before = Map.of();
  private long rounds;
  private boolean failing;

  /**
   * @param connect opens the way to the broker; tried anew in each round until it succeeds
   * @param onRound told after each successful round
   */
  Probe(
      ReaderProgress progress,
      Supplier<PartitionLogs> connect,
      WallClock clock,
      QuietTimeMetrics metrics,
      Runnable onRound) {
    this.progress = progress;
    this.connect = connect;
    this.clock = clock;
    this.metrics = metrics;
    this.onRound = onRound;
  }

  /** What the last round saw; null before the first, and after one that failed. */
  Round latest() {
    return latest;
  }

  /** Runs one round. A failure confirms nothing, is counted, and is forgotten by the next round. */
  void run() {
    metrics.probed();
    try {
      latest = look();
      if (failing) {
        LOG.info("Probes of the partitions' ends succeed again; silence advances time again.");
      }
      failing = false;
      onRound.run();
    } catch (InterruptException e) {
      // The reader is being closed; Kafka has set the thread's interrupt flag again.
      latest = null;
    } catch (RuntimeException e) {
      // Whatever it is, it must not end the thread: the next round may succeed.
      latest = null;
      metrics.probeFailed();
      if (!failing) {
        LOG.warn("A probe of the partitions' ends failed; silence does not advance time.", e);
      }
      failing = true;
    }
  }

  private Round look() {
    // The order of these three is the whole promise: first the instant, then the positions, then
    // the broker. Whatever becomes readable after the instant is no older than the disorder bound.
    long instant = clock.millis();
    Map<SplitProgress, Long> positions = new HashMap<>();
    progress.splits().forEach(split -> positions.put(split, split.position()));
    Map<SplitProgress, Long> quiet = quiet(positions);
    Set<SplitProgress> atEnd = atEnd(quiet);

    Map<SplitProgress, Sighting> sightings = new HashMap<>();
    positions.forEach(
        (split, position) -> {
          Standing standing =
              atEnd.contains(split)
                  ? Standing.AT_END
                  : quiet.containsKey(split) ? Standing.BEHIND : Standing.MOVING;
          sightings.put(split, new Sighting(position, standing));
        });
    return new Round(++rounds, instant, sightings);
  }

  /** The splits that gave no record since the round before, and those seen for the first time. */
  private Map<SplitProgress, Long> quiet(Map<SplitProgress, Long> positions) {
    Map<SplitProgress, Long> quiet = new HashMap<>();
    positions.forEach(
        (split, position) -> {
          Long earlier = before.get(split);
          if (earlier == null || earlier.equals(position)) {
            quiet.put(split, position);
          }
        });
    before = positions;
    return quiet;
  }

  private Set<SplitProgress> atEnd(Map<SplitProgress, Long> quiet) {
    if (quiet.isEmpty()) {
      return Set.of();
    }
    PartitionLogs broker = connected();
    List<TopicPartition> partitions = new ArrayList<>();
    quiet.keySet().forEach(split -> partitions.add(split.partition()));
    return tails.atEnd(quiet, broker.ends(partitions));
  }

  private PartitionLogs connected() {
    if (logs == null) {
      logs = connect.get();
      tails = new Tails(logs);
    }
    return logs;
  }

  /** Lets go of the broker; on the thread of the rounds, after the last of them. */
  void close() {
    if (logs != null) {
      logs.close();
    }
  }
}
