package io.percorso.engine.bytes;

import java.util.BitSet;

/** Sets of indexes. */
public final class Bits {
  private Bits() {}

  /** Adds indexes to a set. */
  public static void set(BitSet set, int[] indexes) {
    for (int index : indexes) {
      set.set(index);
    }
  }

  /** The indexes of a set, in ascending order. */
  public static int[] toArray(BitSet set) {
    return set.stream().toArray();
  }
}
