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

  private static final long[] NONE = {};

  private static final int FEW = 16;

  /**
   * A condition that was touched by events since it was answered, and holds for longer than said.
   */
  private static final int EXTENDED = Integer.MIN_VALUE;

  private Rules rules;
  private long present = Long.MIN_VALUE;

  /**
   * In open addressing, one after the other: the index of a condition, one up, 0 where there is
   * none, and below it how many events the condition wants before it can hold, at least 1 if that
   * is unknown; then its answer.
   */
  private long[] slots = NONE;

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
    return slot < 0 || slots[slot] == 0 || Answer.until(slots[slot + 1]) <= instant
        ? UNKNOWN
        : slots[slot + 1];
  }

  /** True if a growing condition, which was known to hold until an instant, holds no longer. */
  boolean hasPassed(int leaf, long instant) {
    if (size == 0) {
      return false;
    }
    int slot = slotOf(leaf);
    return slots[slot] != 0
        && slots[slot + 1] != UNKNOWN
        && wanted(slot) != EXTENDED
        && instant >= Answer.until(slots[slot + 1]);
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
      slots[slot] = slot(leaf, EXTENDED);
      return true;
    }
    int wanted = wanted(slot) - lines;
    slots[slot] = slot(leaf, wanted);
    return wanted > 0;
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
    // A slot has two places, and half of all slots are to be free.
    if (4 * size >= slots.length) {
      grow();
    }
    int slot = slotOf(leaf);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = slot(leaf, missing);
    slots[slot + 1] = answer;
    present = instant;
  }

  /** Forgets the answer to a condition. */
  public void forget(int leaf) {
    if (size > 0) {
      int slot = slotOf(leaf);
      if (slots[slot] != 0) {
        slots[slot + 1] = UNKNOWN;
      }
    }
  }

  /** About how many bytes of the heap they take. */
  public long heapSize() {
    return (long) Long.BYTES * slots.length;
  }

  private static long slot(int leaf, int wanted) {
    return (leaf + 1L) << Integer.SIZE | Integer.toUnsignedLong(wanted);
  }

  private int wanted(int slot) {
    return (int) slots[slot];
  }

  private int slotOf(int leaf) {
    int mask = slots.length - 2;
    int slot = (leaf * 0x9E3779B1) >>> 7 & mask;
    while (slots[slot] != 0 && slots[slot] >>> Integer.SIZE != leaf + 1) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.max(2 * FEW, 2 * old.length)];
    for (int place = 0; place < old.length; place += 2) {
      if (old[place] != 0) {
        int slot = slotOf((int) (old[place] >>> Integer.SIZE) - 1);
        slots[slot] = old[place];
        slots[slot + 1] = old[place + 1];
      }
    }
  }
}
