package io.percorso.customerjourney;

/**
 * The customers in memory whose state is behind, who changed last at the end: a chain in which each
 * knows its neighbours, since every line moves one.
 */
final class Unwritten {
  private Hot first;
  private Hot last;
  private int size;

  /** How many they are. */
  int size() {
    return size;
  }

  /** Who has waited longest; null if nobody waits. */
  Hot first() {
    return first;
  }

  /** Puts one who has changed at the end. */
  void add(Hot hot) {
    remove(hot);
    hot.isUnwritten = true;
    hot.before = last;
    if (last == null) {
      first = hot;
    } else {
      last.after = hot;
    }
    last = hot;
    size++;
  }

  /**
   * Takes one out.
   *
   * @return false if it does not wait
   */
  boolean remove(Hot hot) {
    if (!hot.isUnwritten) {
      return false;
    }
    if (hot.before == null) {
      first = hot.after;
    } else {
      hot.before.after = hot.after;
    }
    if (hot.after == null) {
      last = hot.before;
    } else {
      hot.after.before = hot.before;
    }
    hot.isUnwritten = false;
    hot.before = null;
    hot.after = null;
    size--;
    return true;
  }
}
