package io.percorso.engine.bytes;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of indexes that does not change, few of many or many of few: the words of a bit set that
 * are not empty. To add it to others costs an instruction for sixty-four neighbours.
 */
public final class SparseBits {
  private final int[] places;
  private final long[] words;

  /** As another is now. */
  public SparseBits(BitSet set) {
    long[] all = set.toLongArray();
    places = IntStream.range(0, all.length).filter(place -> all[place] != 0).toArray();
    words = IntStream.of(places).mapToLong(place -> all[place]).toArray();
  }

  /** Adds all to a set that is as many words as the largest index asks for. */
  public void addTo(long[] set) {
    for (int i = 0; i < places.length; i++) {
      set[places[i]] |= words[i];
    }
  }

  /** Room for indexes from 0 up to, not including, {@code bound}: a set to add to. */
  public static long[] room(int bound) {
    return new long[(bound + 63) >>> 6];
  }

  /** True if an index is in a set that was added to. */
  public static boolean contains(long[] set, int index) {
    return (set[index >>> 6] >>> index & 1) != 0;
  }
}
