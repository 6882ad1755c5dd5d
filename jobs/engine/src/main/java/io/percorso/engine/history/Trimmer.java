package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go of what the limits do not allow to keep: what is older than they say is folded, and past
 * the caps on entries and bytes the oldest are rolled up by day.
 *
 * <p>Answers are folded only where there are many: one that stays can still be replaced or
 * withdrawn, and few customers give more than a handful. Of the signs of life one older than the
 * bound stays, so that the time last seen is known at any instant after it.
 */
final class Trimmer {
  /** Answers of one metric up to this number stay, however old. */
  static final int ANSWERS_KEPT = 64;

  /** Entries take this many bytes on average at most; beyond, they are rolled up. */
  static final int BYTES_PER_ENTRY = 512;

  /** Departures wait until a sixteenth of what is kept is due, so that they cost little each. */
  private static final int SLACK = 16;

  private final History history;
  private final KeptLines lines;
  private final Limits limits;
  private final Keeper keeper;
  private long newestLeft = Long.MIN_VALUE;
  private boolean signsHaveLeft;

  Trimmer(History history, Limits limits, Keeper keeper) {
    this.history = history;
    lines = history.lines();
    this.limits = limits;
    this.keeper = keeper;
  }

  /** Returns true if an entry has left. */
  boolean trim(long now) {
    long keep = Math.max(limits.keep(), keeper.longestWindow());
    long before = now - keep;
    long due = before - keep / SLACK;
    lines
        .events()
        .forEachNamed(
            (name, column) -> {
              if (column.count() > 0 && column.oldest() < due) {
                leave(column, new Keeper.Departure(name, false, before, false));
              }
            });
    lines
        .answers()
        .forEachNamed(
            (metric, column) -> {
              if (column.count() > ANSWERS_KEPT && column.oldest() < due) {
                leave(column, new Keeper.Departure(metric, true, before, false));
              }
            });
    Column signs = lines.signs();
    if (signs.count() > 1 && signs.oldest() < due) {
      removeSigns(signs.countBefore(before) - 1, before);
    }
    boolean more = true;
    while (more && isTooMuch()) {
      more = rollUpLargest();
    }
    leaveSign();
    return signsHaveLeft || newestLeft > Long.MIN_VALUE;
  }

  private void removeSigns(int number, long before) {
    lines.signs().removeOldest(number);
    history.folded(before);
    signsHaveLeft = true;
  }

  private void leave(Column column, Keeper.Departure departure) {
    keeper.fold(history, departure);
    history.folded(departure.before());
    ColumnCursor newest = column.cursor();
    if (newest.nextUpTo(departure.before() - 1)) {
      newestLeft = Math.max(newestLeft, newest.time());
    }
    column.removeOldest(column.countBefore(departure.before()));
  }

  private boolean isTooMuch() {
    return isTooMany() || lines.byteSize() > (long) limits.entries() * BYTES_PER_ENTRY;
  }

  private boolean isTooMany() {
    return lines.count() > limits.entries();
  }

  /** The entries of one event or one metric; signs of life have no name. */
  private record Named(String name, boolean areAnswers, Column column) {
    int size(boolean byCount) {
      return byCount ? column.count() : column.byteSize();
    }
  }

  /** Rolls up a sixteenth of the largest column; false if none has anything to give. */
  private boolean rollUpLargest() {
    Named largest = largest(isTooMany());
    Column column = largest.column();
    if (column.count() < 2) {
      return false;
    }
    long before = boundOfOldest(column, Math.max(1, column.count() / SLACK));
    if (largest.name() == null) {
      removeSigns(Math.max(1, column.countBefore(before) - 1), before);
    } else {
      leave(column, new Keeper.Departure(largest.name(), largest.areAnswers(), before, true));
      history.rolledUp(before);
    }
    return true;
  }

  private Named largest(boolean byCount) {
    List<Named> all = new ArrayList<>();
    all.add(new Named(null, false, lines.signs()));
    lines.events().forEachNamed((name, column) -> all.add(new Named(name, false, column)));
    lines.answers().forEachNamed((metric, column) -> all.add(new Named(metric, true, column)));
    Named largest = all.get(0);
    for (Named named : all) {
      largest = named.size(byCount) > largest.size(byCount) ? named : largest;
    }
    return largest;
  }

  /** An instant with at least a number of oldest entries before it. */
  private static long boundOfOldest(Column column, int number) {
    ColumnCursor cursor = column.cursor();
    for (int i = 0; i < column.count() - number; i++) {
      cursor.next();
    }
    return Math.max(cursor.time(), column.oldest() + 1);
  }

  /** The newest of what left is kept as a sign of life; older signs say nothing any more. */
  private void leaveSign() {
    if (newestLeft == Long.MIN_VALUE) {
      return;
    }
    lines.addSign(newestLeft, new ByteWriter());
    Column signs = lines.signs();
    int old = signs.countBefore(history.foldedBefore());
    if (old > 1) {
      signs.removeOldest(old - 1);
    }
  }
}
