package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Columns by name: those of events, or those of answers by metric. */
final class Columns {
  /** What one takes of the heap besides its entries: the objects, and a place in the list. */
  private static final int OBJECTS = 24 + 48 + 16 + 8;

  private final List<Named> all = new ArrayList<>(4);

  /** The columns with their names; may be changed. */
  List<Named> all() {
    return all;
  }

  /** The column of a name, or null. */
  Column find(String name) {
    for (Named named : all) {
      if (named.name().equals(name)) {
        return named.column();
      }
    }
    return null;
  }

  /** The column of a name, made if need be; null if there would be too many. */
  Column findOrCreate(String name, int most, Texts texts) {
    Column column = find(name);
    if (column == null && all.size() < most) {
      column = new Column();
      all.add(new Named(name, texts.intern(name), column));
    }
    return column;
  }

  /** The same columns without entries after an instant. */
  Columns upTo(long instant) {
    Columns earlier = new Columns();
    for (Named named : all) {
      earlier.all.add(new Named(named.name(), named.text(), named.column().upTo(instant)));
    }
    return earlier;
  }

  void forEach(Consumer<Column> visitor) {
    for (Named named : all) {
      visitor.accept(named.column());
    }
  }

  int entryCount() {
    int count = 0;
    for (Named named : all) {
      count += named.column().count();
    }
    return count;
  }

  long byteSize() {
    long bytes = 0;
    for (Named named : all) {
      bytes += named.column().byteSize();
    }
    return bytes;
  }

  /** About how many bytes of the heap they take. */
  long heapSize() {
    long bytes = 0;
    for (Named named : all) {
      bytes += OBJECTS + named.column().ownBytes();
    }
    return bytes;
  }

  void write(ByteWriter out, long reference) {
    out.putVarint(all.size());
    for (Named named : all) {
      out.putVarint(named.text());
      named.column().write(out, reference);
    }
  }

  static Columns read(ByteReader in, Texts texts, long reference) {
    Columns columns = new Columns();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      int text = in.getInt();
      columns.all.add(new Named(texts.text(text), text, Column.read(in, reference)));
    }
    return columns;
  }
}
