package io.percorso.customerjourney;

import io.percorso.engine.evaluation.Judge;
import java.util.Arrays;

/**
 * The customers in memory who are to be woken and for whom no timer of Flink's stands, the next one
 * first: a binary heap in which each knows its place, since nearly every line moves one.
 */
final class Alarms {
  private Hot[] heap = new Hot[64];
  private int size;

  /** The earliest instant at which one is to be woken, {@link Judge#NEVER} if there is none. */
  long earliest() {
    return size == 0 ? Judge.NEVER : heap[0].wakeAt;
  }

  /** Takes out the one who is to be woken first; there is one. */
  Hot take() {
    Hot first = heap[0];
    remove(first);
    return first;
  }

  /** Puts one who needs it where its instant belongs now; takes out one who does not. */
  void set(Hot hot) {
    if (!hot.needsAlarm()) {
      remove(hot);
      return;
    }
    if (hot.place < 0) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, 2 * size);
      }
      put(hot, size++);
    }
    sift(hot);
  }

  /** Takes one out, if it is there. */
  void remove(Hot hot) {
    int place = hot.place;
    if (place < 0) {
      return;
    }
    hot.place = -1;
    Hot last = heap[--size];
    heap[size] = null;
    if (last != hot) {
      put(last, place);
      sift(last);
    }
  }

  private void sift(Hot hot) {
    up(hot);
    down(hot);
  }

  private void up(Hot hot) {
    int place = hot.place;
    while (place > 0) {
      Hot parent = heap[(place - 1) / 2];
      if (parent.wakeAt <= hot.wakeAt) {
        break;
      }
      int above = parent.place;
      put(parent, place);
      place = above;
    }
    put(hot, place);
  }

  private void down(Hot hot) {
    int place = hot.place;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && heap[child + 1].wakeAt < heap[child].wakeAt) {
        child++;
      }
      Hot lesser = heap[child];
      if (lesser.wakeAt >= hot.wakeAt) {
        break;
      }
      put(lesser, place);
      place = child;
    }
    put(hot, place);
  }

  private void put(Hot hot, int place) {
    heap[place] = hot;
    hot.place = place;
  }
}
