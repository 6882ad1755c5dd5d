package io.percorso.engine.evaluation;

import io.percorso.engine.history.Column;
import io.percorso.engine.history.Entries;
import io.percorso.engine.history.History;
import io.percorso.engine.value.Value;
import java.util.Arrays;

/**
 * The events of a pattern in a history by their place, the newest first, whatever their names:
 * found as far as somebody looks.
 */
final class PatternEvents {
  private static final int FEW = 8;

  private final CompiledPattern pattern;
  private final Entries[] columns;

  /** By column, the entry to look at next. */
  private final int[] next;

  private final EntryMatcher[] tests;

  private final Value value = new Value();
  private History history;
  private int open;
  private int known;
  private long[] times = new long[FEW];
  private int[] entries = new int[FEW];
  private int[] columnsOf;

  /** Events that are not yet looked for in a history. */
  PatternEvents(CompiledPattern pattern) {
    this.pattern = pattern;
    columns = new Entries[pattern.names().length];
    next = new int[columns.length];
    columnsOf = columns.length == 1 ? null : new int[FEW];
    tests = pattern.newMatchers();
  }

  /** The events in a history. */
  PatternEvents(CompiledPattern pattern, History history) {
    this(pattern);
    begin(history);
    for (String name : pattern.names()) {
      Column column = history.events(name);
      if (column != null) {
        Entries found = new Entries();
        found.of(column);
        add(found);
      }
    }
  }

  /** Turns to a history, or to the same after it changed. */
  void of(EventsByPattern all) {
    begin(all.history());
    for (int name : pattern.nameIndexes()) {
      Entries found = all.entries(name);
      if (found.count() > 0) {
        add(found);
      }
    }
  }

  private void add(Entries column) {
    next[open] = 0;
    columns[open++] = column;
  }

  private void begin(History newHistory) {
    history = newHistory;
    known = 0;
    open = 0;
    for (EntryMatcher test : tests) {
      test.of(newHistory);
    }
  }

  /** The place of the newest event up to an instant; beyond the last if there is none. */
  int firstUpTo(long instant) {
    int place = known > 0 && times[known - 1] <= instant ? foundUpTo(instant) : known;
    while (reach(place, instant)) {
      place++;
    }
    return place;
  }

  /** The same among those that have been found, of which one is not newer. */
  private int foundUpTo(long instant) {
    int newer = 0;
    int first = times[0] <= instant ? 0 : known - 1;
    while (newer < first) {
      int middle = (newer + first) >>> 1;
      if (times[middle] <= instant) {
        first = middle;
      } else {
        newer = middle + 1;
      }
    }
    return first;
  }

  /**
   * The instant of the newest event up to another; Long.MIN_VALUE if there is none after a third.
   */
  long newestUpTo(long instant, long after) {
    int place = firstUpTo(instant);
    return reach(place, after) ? times[place] : Long.MIN_VALUE;
  }

  /** True if there is an event of that place, after an instant. */
  boolean reach(int place, long after) {
    while (place >= known) {
      if (!find(after)) {
        return false;
      }
    }
    return times[place] > after;
  }

  private boolean find(long after) {
    if (open == 1) {
      return findIn(0, after);
    }
    for (int column = newest(); column >= 0; column = newest()) {
      int entry = next[column];
      if (columns[column].time(entry) <= after) {
        return false;
      }
      next[column]++;
      if (matches(columns[column], entry)) {
        note(column, entry);
        return true;
      }
    }
    return false;
  }

  /** As {@link #find} where there is one column: conditions pass more entries than anything. */
  private boolean findIn(int column, long after) {
    Entries here = columns[column];
    int entry = next[column];
    boolean isFound = false;
    while (!isFound && here.reach(entry) && here.time(entry) > after) {
      isFound = matches(here, entry++);
    }
    next[column] = entry;
    if (isFound) {
      note(column, entry - 1);
    }
    return isFound;
  }

  /** The column whose next entry is the newest; -1 if none has any. */
  private int newest() {
    int newest = -1;
    for (int column = 0; column < open; column++) {
      if (columns[column].reach(next[column])
          && (newest < 0
              || columns[column].time(next[column]) > columns[newest].time(next[newest]))) {
        newest = column;
      }
    }
    return newest;
  }

  private void note(int column, int entry) {
    if (known == times.length) {
      times = Arrays.copyOf(times, 2 * known);
      entries = Arrays.copyOf(entries, 2 * known);
      columnsOf = columnsOf == null ? null : Arrays.copyOf(columnsOf, 2 * known);
    }
    if (columnsOf != null) {
      columnsOf[known] = column;
    }
    times[known] = columns[column].time(entry);
    entries[known++] = entry;
  }

  private boolean matches(Entries column, int entry) {
    for (EntryMatcher test : tests) {
      if (!test.matches(column, entry)) {
        return false;
      }
    }
    return true;
  }

  /** The instant of an event that has been reached. */
  long time(int place) {
    return times[place];
  }

  /**
   * A property of an event that has been reached; the view is reused.
   *
   * @param property the index by which the history names it; -1 for one that it has none of
   */
  Value property(int place, int property) {
    value.clear();
    Entries column = columns[columnsOf == null ? 0 : columnsOf[place]];
    if (property >= 0) {
      column.value(column.find(entries[place], property), value, history.words());
    }
    return value;
  }
}
