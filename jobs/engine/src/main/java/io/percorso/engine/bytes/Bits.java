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
}
