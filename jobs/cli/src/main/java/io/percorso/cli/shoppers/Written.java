package io.percorso.cli.shoppers;

import java.time.Instant;

/**
 * What was written. Lines are calls, answers, duplicates and malformed together.
 *
 * @param calls clickstream actions
 * @param answers feedback actions
 * @param displaced actions held back and written later than they were due
 * @param duplicates second copies
 * @param malformed lines to be refused
 * @param last event time of the last action, or null if there was none
 */
public record Written(
    long calls, long answers, long displaced, long duplicates, long malformed, Instant last) {

  /** All lines of both files. */
  public long lines() {
    return calls + answers + duplicates + malformed;
  }
}
