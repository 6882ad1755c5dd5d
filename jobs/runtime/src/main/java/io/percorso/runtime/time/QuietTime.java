package io.percorso.runtime.time;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How time goes on over silent topics.
 *
 * @param disorderBound how much later than its event time a record may become readable; the wall
 *     clock, less this bound, is what a silent partition promises. Includes the longest transaction
 *     of a transactional producer. Not negative
 * @param probeInterval pause between two questions to the broker; positive. Silence is noticed
 *     after one to two intervals
 * @param enabled false leaves time to the records alone, as historical topics need
 */
public record QuietTime(Duration disorderBound, Duration probeInterval, boolean enabled)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if the bound is negative or the interval not positive
   */
  public QuietTime {
    Objects.requireNonNull(disorderBound, "disorderBound");
    Objects.requireNonNull(probeInterval, "probeInterval");
    if (disorderBound.isNegative()) {
      throw new IllegalArgumentException("disorderBound is negative: " + disorderBound);
    }
    if (probeInterval.toMillis() < 1) {
      throw new IllegalArgumentException("probeInterval is under 1 ms: " + probeInterval);
    }
  }

  /** Settings under which time is left to the records alone. */
  public static QuietTime off() {
    return new QuietTime(Duration.ZERO, Duration.ofSeconds(1), false);
  }
}
