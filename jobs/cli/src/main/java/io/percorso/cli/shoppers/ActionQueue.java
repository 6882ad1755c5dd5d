package io.percorso.cli.shoppers;

import java.util.Arrays;

/**
 * Who acts next: a heap of (time, entry) pairs in two flat arrays, 12 bytes a pair. Four children a
 * node, since a million shoppers do not fit the cache and a shallow heap touches fewer lines; most
 * acts are followed by one a few seconds later, which {@link #replace} leaves near the top.
 */
final class ActionQueue {

  private static final int CHILDREN = 4;

  private long[] times;
  private int[] entries;
  private int size;

  ActionQueue(int capacity) {
    times = new long[Math.max(capacity, 16)];
    entries = new int[times.length];
  }

  int size() {
    return size;
  }

  /** Time of the first pair, in epoch milliseconds; there must be one. */
  long time() {
    return times[0];
  }

  /** Entry of the first pair; there must be one. */
  int entry() {
    return entries[0];
  }

  void add(long time, int entry) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size + (size >> 1));
      entries = Arrays.copyOf(entries, times.length);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) / CHILDREN;
      if (times[parent] <= time) {
        break;
      }
      times[hole] = times[parent];
      entries[hole] = entries[parent];
      hole = parent;
    }
    times[hole] = time;
    entries[hole] = entry;
  }

  /** Takes the first pair away. */
  void remove() {
    size--;
    if (size > 0) {
      sink(times[size], entries[size]);
    }
  }

  /** Gives the first pair another time. */
  void replace(long time) {
    sink(time, entries[0]);
  }

  private void sink(long time, int entry) {
    int hole = 0;
    for (int first = 1; first < size; first = hole * CHILDREN + 1) {
      int least = first;
      int end = Math.min(first + CHILDREN, size);
      for (int child = first + 1; child < end; child++) {
        if (times[child] < times[least]) {
          least = child;
        }
      }
      if (times[least] >= time) {
        break;
      }
      times[hole] = times[least];
      entries[hole] = entries[least];
      hole = least;
    }
    times[hole] = time;
    entries[hole] = entry;
  }
}
