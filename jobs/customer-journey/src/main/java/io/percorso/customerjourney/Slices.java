package io.percorso.customerjourney;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long lines and barriers may have to wait at a time; for one customer at least.
 *
 * @param sweep for customers being taken over to new rules
 * @param time for deadlines, where event time has a long way to go
 */
record Slices(Duration sweep, Duration time) implements Serializable {
  /**
   * Small against the time that facts take to be told, large against that of one customer. A sweep
   * is in no hurry; deadlines are late already.
   */
  static final Slices USUAL = new Slices(Duration.ofMillis(2), Duration.ofMillis(50));

  /** A pause as long as the slice before it took, in milliseconds; lines and barriers have it. */
  static long pauseAfter(long nanos) {
    return 1 + nanos / 1_000_000;
  }
}
