package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.History;
import io.percorso.engine.value.Value;

/**
 * Walks the events of a pattern up to an instant, newest first, whatever their names. The matching
 * entry it stands at can be asked for its time and its properties.
 */
final class PatternCursor {
  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INDEXES = {};

  private final History history;
  private final CompiledPattern pattern;
  private final long after;

  /** One for each name; null if there is but one name, whose cursor is {@link #only}. */
  private final Column.Cursor[] cursors;

  private Column.Cursor only;
  private final int[] whereIndexes;
  private Value value;
  private ByteReader payload;
  private int open;
  private Column.Cursor current;

  /** Walks events of a pattern up to an instant. */
  PatternCursor(History history, CompiledPattern pattern, long upTo) {
    this(history, pattern, Long.MIN_VALUE, upTo);
  }

  /** Walks events of a pattern after an instant and up to another. */
  PatternCursor(History history, CompiledPattern pattern, long after, long upTo) {
    this.history = history;
    this.pattern = pattern;
    this.after = after;
    String[] names = pattern.names();
    cursors = names.length == 1 ? null : new Column.Cursor[names.length];
    for (String name : names) {
      Column column = history.events(name);
      if (column != null && column.count() > 0 && column.newest() > after) {
        Column.Cursor cursor = column.cursor();
        if (cursor.nextUpTo(upTo)) {
          open(cursor);
        }
      }
    }
    whereIndexes = open == 0 ? null : pattern.whereIndexes(history);
  }

  private void open(Column.Cursor cursor) {
    if (cursors == null) {
      only = cursor;
    } else {
      cursors[open] = cursor;
    }
    open++;
  }

  /** Moves to the next older event of the pattern; false when there is none. */
  boolean next() {
    while (true) {
      if (current != null && !current.next()) {
        drop(current);
      }
      if (open == 0) {
        return false;
      }
      current = newest();
      if (current.time() <= after) {
        return false;
      }
      if (whereIndexes.length == 0 || matches()) {
        return true;
      }
    }
  }

  private Column.Cursor newest() {
    if (cursors == null) {
      return only;
    }
    Column.Cursor newest = cursors[0];
    for (int i = 1; i < open; i++) {
      if (cursors[i].time() > newest.time()) {
        newest = cursors[i];
      }
    }
    return newest;
  }

  private void drop(Column.Cursor spent) {
    if (cursors == null) {
      open = 0;
      return;
    }
    for (int i = 0; i < open; i++) {
      if (cursors[i] == spent) {
        cursors[i] = cursors[--open];
        return;
      }
    }
  }

  /** The instant of the event. */
  long time() {
    return current.time();
  }

  /** The event's property of that index in this history; the view is reused. */
  Value property(int index) {
    if (value == null) {
      value = new Value();
      payload = new ByteReader(NO_BYTES);
    }
    value.clear();
    if (index >= 0) {
      current.payload(payload);
      while (payload.hasMore()) {
        boolean wanted = payload.getInt() == index;
        if (wanted) {
          value.read(payload, history.words());
          return value;
        }
        Value.skip(payload);
      }
    }
    return value;
  }

  private boolean matches() {
    for (int i = 0; i < whereIndexes.length; i++) {
      if (!pattern.where(i).matches(property(whereIndexes[i]))) {
        return false;
      }
    }
    return true;
  }

  /** A pattern with its paths as histories hold them. */
  static final class CompiledPattern {
    private final EventPattern source;
    private final String[] names;
    private final byte[][] wherePaths;
    private final String words;

    CompiledPattern(EventPattern source) {
      this.source = source;
      words = source.inWords();
      names = source.names().toArray(new String[0]);
      wherePaths = source.where().stream().map(test -> test.path().utf8()).toArray(byte[][]::new);
    }

    String[] names() {
      return names;
    }

    /** The pattern in words: every fact that rests on it says them. */
    String inWords() {
      return words;
    }

    /** How many events of its names there are, whatever their properties. */
    int entries(History history) {
      int entries = 0;
      for (String name : names) {
        Column column = history.events(name);
        entries += column == null ? 0 : column.count();
      }
      return entries;
    }

    EventPattern source() {
      return source;
    }

    private io.percorso.engine.condition.Matcher where(int index) {
      return source.where().get(index).matcher();
    }

    private int[] whereIndexes(History history) {
      if (wherePaths.length == 0) {
        return NO_INDEXES;
      }
      int[] indexes = new int[wherePaths.length];
      for (int i = 0; i < indexes.length; i++) {
        indexes[i] = history.textIndex(wherePaths[i]);
      }
      return indexes;
    }
  }
}
