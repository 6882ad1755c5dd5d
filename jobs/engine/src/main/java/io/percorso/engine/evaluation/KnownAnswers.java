package io.percorso.engine.evaluation;

import java.util.Arrays;

/**
 * What is known of a customer's conditions from one line to the next. An answer holds until its
 * time is over or a line touches its condition, so that of the conditions a definition asks for
 * only those that lines have touched are worked out anew.
 *
 * <p>Of a condition that only grows with events even a touch need not matter: one that holds goes
 * on holding at least as long, and one that wants so many more events does not hold before they
 * have come, however many leave in the meantime. Counting them down is what most lines come to.
 *
 * <p>Answers are known for the present alone, as of all lines. Whoever makes the past another (a
 * late line, entries that leave) says so, by {@link #forget} or {@link #clear}.
 */
public final class KnownAnswers {
  /** What is said of a condition of which nothing is known: an answer that holds at no instant. */
  static final long UNKNOWN = 0;

  /**
   * Beyond that, all are forgotten: a customer who stays in memory must not grow with the rules.
   */
  private static final int MOST = 256;

  private static final int FEW = 32;

  /**
   * A condition that was touched by events since it was answered, and holds for longer than said.
   */
  private static final int EXTENDED = Integer.MIN_VALUE;

  private Rules rules;
  private long present = Long.MIN_VALUE;

  /** Indexes of conditions, one up, in open addressing; 0 where there is none. */
  private int[] slots = {};

  private long[] answers = {};

  /** How many events a condition wants before it can hold; at least 1 if that is unknown. */
  private int[] wanted = {};

  private int size;

  /** Turns to rules; answers to the conditions of others mean nothing. */
  void of(Rules newRules) {
    if (rules != newRules) {
      clear();
      rules = newRules;
    }
  }

  /** Forgets all. */
  public void clear() {
    if (size > 0) {
      Arrays.fill(slots, 0);
      size = 0;
    }
    present = Long.MIN_VALUE;
  }

  /** The answer to a condition, if it is known to hold at an instant of the present. */
  long find(int leaf, long instant) {
    if (instant < present || size == 0) {
      return UNKNOWN;
    }
    return newest(leaf, instant);
  }

  /**
   * The answer to a condition that new lines have touched, as it was before them: {@link #find} for
   * the instant before theirs, for which others may have been answered anew already.
   */
  long newest(int leaf, long instant) {
    int slot = size == 0 ? -1 : slotOf(leaf);
    return slot < 0 || slots[slot] == 0 || Answer.until(answers[slot]) <= instant
        ? UNKNOWN
        : answers[slot];
  }

  /** True if a growing condition, which was known to hold until an instant, holds no longer. */
  boolean hasPassed(int leaf, long instant) {
    if (size == 0) {
      return false;
    }
    int slot = slotOf(leaf);
    return slots[slot] != 0
        && answers[slot] != UNKNOWN
        && wanted[slot] != EXTENDED
        && instant >= Answer.until(answers[slot]);
  }

  /**
   * True if lines that have touched a growing condition, in order, leave its answer as it is known
   * to be: too few of them, or it holds as long as that already.
   *
   * @param answer what is known of it
   * @param lines how many lines there are
   */
  boolean outlasts(int leaf, long answer, int lines) {
    int slot = slotOf(leaf);
    if (Answer.truth(answer)) {
      wanted[slot] = EXTENDED;
      return true;
    }
    wanted[slot] -= lines;
    return wanted[slot] > 0;
  }

  /**
   * Notes an answer.
   *
   * @param instant for which it was given, as of all lines
   * @param missing how many events the condition wants before it can hold; 1 if that is unknown
   */
  void put(int leaf, long instant, long answer, int missing) {
    if (instant < present) {
      return;
    }
    if (size == MOST) {
      clear();
    }
    if (2 * size >= slots.length) {
      grow();
    }
    int slot = slotOf(leaf);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = leaf + 1;
    answers[slot] = answer;
    wanted[slot] = missing;
    present = instant;
  }

  /** Forgets the answer to a condition. */
  public void forget(int leaf) {
    if (size > 0) {
      int slot = slotOf(leaf);
      if (slots[slot] != 0) {
        answers[slot] = UNKNOWN;
      }
    }
  }

  /** About how many bytes of the heap they take. */
  public long heapSize() {
    return (long) (2 * Integer.BYTES + Long.BYTES) * slots.length;
  }

  private int slotOf(int leaf) {
    int mask = slots.length - 1;
    int slot = (leaf * 0x9E3779B1) >>> 7 & mask;
    while (slots[slot] != 0 && slots[slot] != leaf + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldSlots = slots;
    long[] oldAnswers = answers;
    int[] oldWanted = wanted;
    int length = Math.max(FEW, 2 * oldSlots.length);
    slots = new int[length];
    answers = new long[length];
    wanted = new int[length];
    for (int old = 0; old < oldSlots.length; old++) {
      if (oldSlots[old] != 0) {
        int slot = slotOf(oldSlots[old] - 1);
        slots[slot] = oldSlots[old];
        answers[slot] = oldAnswers[old];
        wanted[slot] = oldWanted[old];
      }
    }
  }
}
