package io.percorso.engine.evaluation;

import java.util.Arrays;

/**
 * What a condition will answer from an instant on if nothing more happens: its truth at the end of
 * time, and the instants at which it turns. One look at a history finds all of it, where asking
 * again for each instant to come would look at the same events each time.
 */
final class Course {
  private static final int FEW = 2;

  private boolean isKnown;
  private boolean truthAtLast;

  /** The latest first: so they are found, from the newest event to the oldest. */
  private long[] turns = new long[FEW];

  private int size;

  /** Forgets what it was. */
  void forget() {
    isKnown = false;
  }

  /** Begins with the truth at the end of time. */
  void begin(boolean truth) {
    isKnown = true;
    truthAtLast = truth;
    size = 0;
  }

  /** Adds the instant of a turn, before those that it has. */
  void turn(long instant) {
    if (size == turns.length) {
      turns = Arrays.copyOf(turns, 2 * size);
    }
    turns[size++] = instant;
  }

  /** The answer at an instant, not before that from which on it was looked for. */
  long at(long instant) {
    if (!isKnown) {
      return KnownAnswers.UNKNOWN;
    }
    int left = size;
    while (left > 0 && turns[left - 1] <= instant) {
      left--;
    }
    boolean truth = truthAtLast ^ (left & 1) == 1;
    return Answer.of(truth, left == 0 ? Answer.NEVER : turns[left - 1]);
  }
}
