package io.percorso.engine.bytes;

/** A set of longs that are hashes already, in open addressing: nothing is boxed. */
public final class LongSet {
  private static final int SMALLEST = 16;

  private long[] slots;
  private boolean hasZero;
  private int size;

  /** An empty set. */
  public LongSet() {
    this(0);
  }

  /** An empty set that takes so many without growing. */
  public LongSet(int expected) {
    int least = Math.max(SMALLEST, 2 * expected + 1);
    slots = new long[Integer.highestOneBit(least - 1) << 1];
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many bytes of the heap its values take. */
  public long heapSize() {
    return (long) Long.BYTES * slots.length;
  }

  /** True if a value is there. */
  public boolean contains(long value) {
    if (value == 0) {
      return hasZero;
    }
    return slots[slotOf(slots, value)] == value;
  }

  /** Adds a value; false if it is there already. */
  public boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      size += added ? 1 : 0;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slotOf(slots, value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    size++;
    return true;
  }

  /** Where a value is, or would be put. */
  private static int slotOf(long[] table, long value) {
    int slot = (int) value & (table.length - 1);
    while (table[slot] != 0 && table[slot] != value) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long value : slots) {
      if (value != 0) {
        larger[slotOf(larger, value)] = value;
      }
    }
    slots = larger;
  }
}
