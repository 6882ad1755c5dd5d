package io.percorso.engine.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A few things in order of their keys, which are longs. They are looked up far more often than
 * anything is added: keys stand in an array, and nothing is boxed.
 *
 * @param <T> the things
 */
public final class ByKey<T> {
  private final List<T> things;
  private long[] keys;

  /** None yet. */
  public ByKey() {
    this(0);
  }

  /** None yet, of which so many are likely. */
  public ByKey(int likely) {
    things = new ArrayList<>(likely);
    keys = new long[likely];
  }

  /** The thing of a key, or null. */
  public T find(long key) {
    int index = indexOf(key);
    return index >= 0 ? things.get(index) : null;
  }

  /** The thing of a key, made if need be. */
  public T findOrCreate(long key, LongFunction<T> maker) {
    int index = indexOf(key);
    if (index >= 0) {
      return things.get(index);
    }
    T made = maker.apply(key);
    insert(~index, key, made);
    return made;
  }

  /** Puts a thing at the place of its key, instead of one that may be there. */
  public void put(long key, T thing) {
    // Those of a state come in order.
    boolean isLast = things.isEmpty() || keys[things.size() - 1] < key;
    int index = isLast ? ~things.size() : indexOf(key);
    if (index >= 0) {
      things.set(index, thing);
    } else {
      insert(~index, key, thing);
    }
  }

  private void insert(int index, long key, T thing) {
    int size = things.size();
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size + 2);
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    keys[index] = key;
    things.add(index, thing);
  }

  private int indexOf(long key) {
    int low = 0;
    // Halves without a branch that a processor could guess wrong.
    for (int left = things.size(); left > 0; ) {
      int half = (left + 1) >>> 1;
      low += keys[low + half - 1] < key ? half : 0;
      left -= half;
    }
    return low < things.size() && keys[low] == key ? low : ~low;
  }

  /**
   * The place of the first thing whose key is not below another. Looked for in ever longer steps:
   * whoever asks for many keys in their order finds the next nearby.
   *
   * @param from a place not behind it
   */
  public int placeFrom(int from, long key) {
    int size = things.size();
    int low = from;
    int step = 1;
    while (low + step <= size && keys[low + step - 1] < key) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(low + step - 1, size);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** True if there is nothing. */
  public boolean isEmpty() {
    return things.isEmpty();
  }

  /** How many there are. */
  public int size() {
    return things.size();
  }

  /** The key at a place. */
  public long key(int place) {
    return keys[place];
  }

  /** The thing at a place. */
  public T get(int place) {
    return things.get(place);
  }

  /** All things, in order of their keys; not to be changed. */
  public List<T> all() {
    return things;
  }

  /** A condition on a thing and its key. */
  public interface Condition<T> {
    /** True if it holds. */
    boolean test(long key, T thing);
  }

  /** Lets go of things. */
  public void removeIf(Condition<T> condition) {
    int kept = 0;
    for (int place = 0; place < things.size(); place++) {
      T thing = things.get(place);
      if (!condition.test(keys[place], thing)) {
        if (kept < place) {
          keys[kept] = keys[place];
          things.set(kept, thing);
        }
        kept++;
      }
    }
    if (kept < things.size()) {
      things.subList(kept, things.size()).clear();
    }
  }
}
