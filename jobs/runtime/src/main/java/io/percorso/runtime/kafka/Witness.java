package io.percorso.runtime.kafka;

import io.percorso.runtime.time.WallClock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;

/**
 * Which time a record bears witness to, where time is the present. Its own, but none later than
 * when it came: a client whose clock is fast would take the time of its whole partition along, past
 * what others still have to say. One that was refused has no time of its own; it came, though, so
 * that a partition of which nothing can be read goes on like a silent one.
 */
final class Witness<T> implements SerializableTimestampAssigner<T> {
  private static final long serialVersionUID = 1;

  /** By more than this no clock is fast: then the record does not say when it came. */
  private static final long FASTEST = Duration.ofHours(1).toMillis();

  private final SerializableTimestampAssigner<T> instant;
  private final WallClock clock;

  /**
   * For records of which some have an instant.
   *
   * @param instant the smallest long for a record that was refused
   */
  Witness(SerializableTimestampAssigner<T> instant, WallClock clock) {
    this.instant = instant;
    this.clock = clock;
  }

  /**
   * The instant.
   *
   * @param came when Kafka or the producer says that the record came; negative if neither does
   */
  @Override
  public long extractTimestamp(T record, long came) {
    long at = instant.extractTimestamp(record, came);
    if (came < 0) {
      return at;
    }
    if (at == Long.MIN_VALUE) {
      return Math.min(came, clock.millis());
    }
    return at - came <= FASTEST ? Math.min(at, came) : at;
  }
}
