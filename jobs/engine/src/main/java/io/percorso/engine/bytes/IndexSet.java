package io.percorso.engine.bytes;

import java.util.Arrays;

/**
 * A set of small indexes that is emptied at once, however many are in it: for what is worked out
 * anew for each of many customers, a few of ten thousand places at a time. Not thread-safe.
 */
public final class IndexSet {
  /** By index, the turn in which it was added last. */
  private final int[] turns;

  private int turn;

  /** An empty set for indexes from 0 up to, not including, {@code bound}. */
  public IndexSet(int bound) {
    this(bound, 1);
  }

  /** After so many turns. */
  IndexSet(int bound, int turn) {
    turns = new int[bound];
    this.turn = turn;
  }

  /** Takes everything out. */
  public void clear() {
    if (++turn == 0) {
      // After four thousand million turns the first ones come again.
      Arrays.fill(turns, 0);
      turn = 1;
    }
  }

  /** True if the index is in the set. */
  public boolean contains(int index) {
    return turns[index] == turn;
  }

  /** Adds an index. */
  public void add(int index) {
    turns[index] = turn;
  }
}
