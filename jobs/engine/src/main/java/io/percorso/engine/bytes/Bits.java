package io.percorso.engine.bytes;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** Sets of indexes. */
public final class Bits {
  private Bits() {}

  /** Adds indexes to a set. */
  public static void set(BitSet set, int[] indexes) {
    for (int index : indexes) {
      set.set(index);
    }
  }

  /** Visits the indexes of a set, in ascending order; those ahead may come and go meanwhile. */
  public static void forEach(BitSet set, IntConsumer visitor) {
    for (int index = set.nextSetBit(0); index >= 0; index = set.nextSetBit(index + 1)) {
      visitor.accept(index);
    }
  }

  /** The indexes of a set, in ascending order. */
  public static int[] toArray(BitSet set) {
    return set.stream().toArray();
  }
}
