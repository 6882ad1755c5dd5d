package io.percorso.engine.evaluation;

/** A small set of longs in open addressing: counts distinct hashes without boxing them. */
final class LongSet {
  private long[] slots = new long[16];
  private boolean hasZero;
  private int size;

  int size() {
    return size;
  }

  boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      size += added ? 1 : 0;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    if (!put(slots, value)) {
      return false;
    }
    size++;
    return true;
  }

  private static boolean put(long[] table, long value) {
    int slot = (int) value & (table.length - 1);
    while (table[slot] != 0) {
      if (table[slot] == value) {
        return false;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = value;
    return true;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long value : slots) {
      if (value != 0) {
        put(larger, value);
      }
    }
    slots = larger;
  }
}
