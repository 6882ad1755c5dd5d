package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Columns by name: those of events, or those of answers by metric. They are few, and looked for at
 * each line: all that is passed on the way stands in arrays.
 */
final class Columns {
  /** What the place of one takes of the heap. */
  private static final int PLACES = 3 * Integer.BYTES;

  private static final String[] NO_NAMES = {};
  private static final int[] NO_TEXTS = {};
  private static final Column[] NO_COLUMNS = {};

  private String[] names = NO_NAMES;

  /** By column, the index of its name among the history's texts. */
  private int[] texts = NO_TEXTS;

  private Column[] columns = NO_COLUMNS;

  /** Sees columns. */
  interface Visitor {
    /** One, and its name. */
    void visit(String name, Column column);
  }

  /** How many columns there are. */
  int size() {
    return columns.length;
  }

  /** The column of a name, or null. */
  Column find(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return columns[i];
      }
    }
    return null;
  }

  /** The column of a name, made if need be; null if there would be too many. */
  Column findOrCreate(String name, int most, Texts table) {
    Column column = find(name);
    if (column == null && columns.length < most) {
      column = new Column();
      add(name, table.intern(name), column);
    }
    return column;
  }

  private void add(String name, int text, Column column) {
    int place = columns.length;
    resize(place + 1);
    names[place] = name;
    texts[place] = text;
    columns[place] = column;
  }

  private void resize(int size) {
    names = Arrays.copyOf(names, size);
    texts = Arrays.copyOf(texts, size);
    columns = Arrays.copyOf(columns, size);
  }

  /**
   * Lets go of those that have no entries.
   *
   * @return true if there were any
   */
  boolean removeEmpty() {
    int kept = 0;
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].count() > 0) {
        names[kept] = names[i];
        texts[kept] = texts[i];
        columns[kept++] = columns[i];
      }
    }
    boolean isLess = kept < columns.length;
    if (isLess) {
      resize(kept);
    }
    return isLess;
  }

  /** The same columns without entries after an instant. */
  Columns upTo(long instant) {
    Columns earlier = new Columns();
    earlier.names = names;
    earlier.texts = texts;
    earlier.columns = columns.clone();
    Arrays.setAll(earlier.columns, i -> columns[i].upTo(instant));
    return earlier;
  }

  /** What is written anew of a column's entries, and where its name is now. */
  interface Rewriter {
    /** The index of a text that was at another. */
    int text(int old);

    /** A column of the same entries. */
    Column column(Column old);
  }

  /** Puts what has been written anew in the place of all. */
  void rewrite(Rewriter rewriter) {
    for (int i = 0; i < columns.length; i++) {
      texts[i] = rewriter.text(texts[i]);
      columns[i] = rewriter.column(columns[i]);
    }
  }

  void forEachNamed(Visitor visitor) {
    for (int i = 0; i < columns.length; i++) {
      visitor.visit(names[i], columns[i]);
    }
  }

  void forEach(Consumer<Column> visitor) {
    for (Column column : columns) {
      visitor.accept(column);
    }
  }

  int entryCount() {
    int count = 0;
    for (Column column : columns) {
      count += column.count();
    }
    return count;
  }

  long byteSize() {
    long bytes = 0;
    for (Column column : columns) {
      bytes += column.byteSize();
    }
    return bytes;
  }

  /** About how many bytes of the heap they take. */
  long heapSize() {
    long bytes = 0;
    for (Column column : columns) {
      bytes += PLACES + column.heapSize();
    }
    return bytes;
  }

  void write(ByteWriter out, long reference) {
    out.putVarint(columns.length);
    for (int i = 0; i < columns.length; i++) {
      out.putVarint(texts[i]);
      columns[i].write(out, reference);
    }
  }

  static Columns read(ByteReader in, Texts table, long reference) {
    Columns read = new Columns();
    int count = in.getLength();
    if (count > 0) {
      read.resize(count);
    }
    for (int i = 0; i < count; i++) {
      read.texts[i] = in.getInt();
      read.names[i] = table.text(read.texts[i]);
      read.columns[i] = Column.read(in, reference).toAddTo();
    }
    return read;
  }
}
