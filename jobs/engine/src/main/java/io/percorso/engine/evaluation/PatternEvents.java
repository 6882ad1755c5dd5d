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
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final CompiledPattern pattern;
  private final Entries[] columns;

  /** By column, the entry to look at next. */
  private final int[] next;

  /** By test and word, whether the word passes; 0 if unknown. */
  private final byte[][] verdicts;

  private final Value value = new Value();
  private History history;
  private int open;

  /** The properties tested, as the history names them; null before the first test. */
  private int[] properties;

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
    verdicts = new byte[pattern.tests()][0];
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
    properties = null;
    for (byte[] verdict : verdicts) {
      Arrays.fill(verdict, (byte) 0);
    }
  }

  /** The place of the newest event up to an instant; beyond the last if there is none. */
  int firstUpTo(long instant) {
    int place = 0;
    while (reach(place, instant)) {
      place++;
    }
    return place;
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
    if (verdicts.length == 0) {
      return true;
    }
    if (properties == null) {
      properties = pattern.properties(history);
    }
    for (int test = 0; test < properties.length; test++) {
      if (!matches(test, column, entry)) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(int test, Entries column, int entry) {
    value.clear();
    if (properties[test] >= 0) {
      int found = column.find(entry, properties[test]);
      if (Entries.isWord(found)) {
        return matches(test, Entries.word(found));
      }
      column.value(found, value, history.words());
    }
    return pattern.matcher(test).matches(value);
  }

  /** Most values are words of the history, and a customer's words are few. */
  private boolean matches(int test, int word) {
    if (word >= verdicts[test].length) {
      verdicts[test] = Arrays.copyOf(verdicts[test], word + FEW);
    }
    if (verdicts[test][word] == 0) {
      value.word(word, history.words());
      verdicts[test][word] = pattern.matcher(test).matches(value) ? YES : NO;
    }
    return verdicts[test][word] == YES;
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
