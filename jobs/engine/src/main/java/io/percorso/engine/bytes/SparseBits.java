package io.percorso.engine.bytes;

import java.util.stream.IntStream;

/**
 * A set of indexes that does not change, few of many or many of few: the words of a bit set that
 * are not empty. To add it to others costs an instruction for sixty-four neighbours.
 */
public final class SparseBits {
  private final int[] places;
  private final long[] words;

  /** A set of indexes. */
  public SparseBits(int... indexes) {
    places = IntStream.of(indexes).map(index -> index >>> 6).distinct().sorted().toArray();
    words = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      for (int index : indexes) {
        words[i] |= index >>> 6 == places[i] ? 1L << index : 0;
      }
    }
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
