package io.percorso.engine.bytes;

import java.util.List;
import java.util.function.ToLongFunction;

/** Where things stand in a list, by keys that are hashes, in open addressing: nothing is boxed. */
public final class PlaceByKey {
  /** Said of a key that no thing has. */
  public static final int NONE = -1;

  private final long[] keys;

  /** One up; 0 where there is nothing. */
  private final int[] places;

  private PlaceByKey(int size) {
    int length = Integer.highestOneBit(2 * size + 1) << 1;
    keys = new long[length];
    places = new int[length];
  }

  /** The places of things, whose keys are all different. */
  public static <T> PlaceByKey of(List<T> things, ToLongFunction<T> key) {
    PlaceByKey made = new PlaceByKey(things.size());
    for (int place = 0; place < things.size(); place++) {
      long its = key.applyAsLong(things.get(place));
      int slot = made.slotOf(its);
      made.keys[slot] = its;
      made.places[slot] = place + 1;
    }
    return made;
  }

  /** The place of the thing of a key, or {@link #NONE}. */
  public int find(long key) {
    return places[slotOf(key)] - 1;
  }

  private int slotOf(long key) {
    int slot = (int) key & (keys.length - 1);
    while (places[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
