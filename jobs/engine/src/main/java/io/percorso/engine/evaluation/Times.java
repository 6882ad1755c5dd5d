package io.percorso.engine.evaluation;

import java.util.Arrays;

/** Numbers as they come, most of them instants. */
final class Times {
  private long[] values = new long[16];
  private int size;

  void add(long time) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = time;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  /** Turns the order around: what was collected from the newest on then begins with the oldest. */
  Times reversed() {
    for (int i = 0; i < size / 2; i++) {
      long other = values[size - 1 - i];
      values[size - 1 - i] = values[i];
      values[i] = other;
    }
    return this;
  }

  /** Those from an index on. */
  long[] from(int index) {
    return Arrays.copyOfRange(values, index, size);
  }
}
