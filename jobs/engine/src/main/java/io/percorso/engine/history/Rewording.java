package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the columns of a history anew with a table that holds only the texts still in use: names
 * of events that have left would otherwise stay in it for ever.
 */
final class Rewording {
  private final Texts old;
  private final Texts fresh = new Texts();

  Rewording(Texts old) {
    this.old = old;
  }

  /** The texts in use, complete when all columns have been rewritten. */
  Texts fresh() {
    return fresh;
  }

  /** Columns whose payloads name no texts but for their own name. */
  void rename(List<Named> columns) {
    columns.replaceAll(named -> new Named(named.name(), intern(named.text()), named.column()));
  }

  /** Columns of events. */
  void rewrite(List<Named> columns) {
    columns.replaceAll(
        named -> new Named(named.name(), intern(named.text()), rewritten(named.column())));
  }

  private Column rewritten(Column column) {
    List<ByteWriter> payloads = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (ColumnCursor cursor = column.cursor(); cursor.next(); ) {
      payloads.add(rewritten(cursor.payload()));
      times.add(cursor.time());
    }
    Column made = new Column();
    for (int i = payloads.size() - 1; i >= 0; i--) {
      made.add(times.get(i), payloads.get(i));
    }
    return made;
  }

  private ByteWriter rewritten(ByteReader in) {
    ByteWriter out = new ByteWriter();
    while (in.hasMore()) {
      out.putVarint(intern(in.getInt()));
      int from = in.position();
      if (in.getByte() == ValueTag.WORD) {
        out.putByte(ValueTag.WORD);
        out.putVarint(intern(in.getInt()));
      } else {
        in.position(from);
        Value.skip(in);
        out.putBytes(in.array(), from, in.position() - from);
      }
    }
    return out;
  }

  private int intern(int oldIndex) {
    return fresh.intern(old.array(oldIndex), old.from(oldIndex), old.length(oldIndex));
  }
}
