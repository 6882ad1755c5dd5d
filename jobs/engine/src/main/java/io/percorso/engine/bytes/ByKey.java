package io.percorso.engine.bytes;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;

/**
 * A few things in order of their keys, which are longs. They are looked up far more often than
 * anything is added: keys stand in an array, and nothing is boxed. So does a number that goes with
 * each thing: who passes all of them looks at those, and not at things all over the heap.
 *
 * @param <T> the things
 */
public final class ByKey<T> {
  private static final Object[] NO_THINGS = {};
  private static final long[] NO_NUMBERS = {};

  private Object[] things;
  private long[] keys;
  private long[] numbers;
  private int size;

  /** None yet. */
  public ByKey() {
    this(0);
  }

  /** None yet, of which so many are likely. */
  public ByKey(int likely) {
    things = likely == 0 ? NO_THINGS : new Object[likely];
    keys = likely == 0 ? NO_NUMBERS : new long[likely];
    numbers = likely == 0 ? NO_NUMBERS : new long[likely];
  }

  /** The thing of a key, or null. */
  public T find(long key) {
    int place = place(key);
    return place >= 0 ? get(place) : null;
  }

  /** The thing of a key, made if need be. */
  public T findOrCreate(long key, LongFunction<T> maker) {
    int place = place(key);
    if (place >= 0) {
      return get(place);
    }
    T made = maker.apply(key);
    insert(~place, key, made);
    return made;
  }

  /** Puts a thing at the place of its key, instead of one that may be there. */
  public void put(long key, T thing) {
    // Those of a state come in order.
    boolean isLast = size == 0 || keys[size - 1] < key;
    int place = isLast ? ~size : place(key);
    if (place >= 0) {
      things[place] = thing;
    } else {
      insert(~place, key, thing);
    }
  }

  /** Puts a thing where {@link #place} says that its key belongs, which is not there yet. */
  public void insert(int place, long key, T thing) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size + 2);
      numbers = Arrays.copyOf(numbers, 2 * size + 2);
      things = Arrays.copyOf(things, 2 * size + 2);
    }
    System.arraycopy(keys, place, keys, place + 1, size - place);
    System.arraycopy(numbers, place, numbers, place + 1, size - place);
    System.arraycopy(things, place, things, place + 1, size - place);
    keys[place] = key;
    numbers[place] = 0;
    things[place] = thing;
    size++;
  }

  /** The place of a key; if it is not there, the complement of the place where it belongs. */
  public int place(long key) {
    int low = 0;
    // Halves without a branch that a processor could guess wrong.
    for (int left = size; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += keys[low + half - 1] < key ? half : 0;
      left -= half;
    }
    return low < size && keys[low] == key ? low : ~low;
  }

  /**
   * The place of the first thing whose key is not below another. Looked for in ever longer steps:
   * whoever asks for many keys in their order finds the next nearby.
   *
   * @param from a place not behind it
   */
  public int placeFrom(int from, long key) {
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
    return size == 0;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The key at a place. */
  public long key(int place) {
    return keys[place];
  }

  /** The number that goes with the thing at a place; 0 at first. */
  public long number(int place) {
    return numbers[place];
  }

  /** Sets that number. */
  public void number(int place, long number) {
    numbers[place] = number;
  }

  /** The thing at a place. */
  @SuppressWarnings("unchecked")
  public T get(int place) {
    return (T) things[place];
  }

  /** Lets go of things at places, asked of each before another comes to stand there. */
  public void removeIf(IntPredicate isToGo) {
    int kept = 0;
    for (int place = 0; place < size; place++) {
      if (!isToGo.test(place)) {
        keys[kept] = keys[place];
        numbers[kept] = numbers[place];
        things[kept++] = things[place];
      }
    }
    Arrays.fill(things, kept, size, null);
    size = kept;
  }
}
