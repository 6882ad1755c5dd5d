package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes the columns of a history anew with a table that holds only the texts still in use: names
 * of events that have left would otherwise stay in it for ever.
 */
final class Rewording {
  private final Texts old;
  private final Texts fresh = new Texts();

  private Rewording(Texts old) {
    this.old = old;
  }

  /** The texts that the columns of a history use, or the same where there are not too many. */
  static Texts withoutUnused(Texts texts, Columns events, Columns answers) {
    int mostInUse = EntryWriter.MOST_WORDS + events.size();
    if (texts.size() <= 2 * mostInUse) {
      return texts;
    }
    Rewording rewording = new Rewording(texts);
    events.rewrite(rewording.of(rewording::rewritten));
    // Payloads of answers name no texts.
    answers.rewrite(rewording.of(column -> column));
    return rewording.fresh;
  }

  private Columns.Rewriter of(UnaryOperator<Column> entries) {
    return new Columns.Rewriter() {
      @Override
      public int text(int old) {
        return intern(old);
      }

      @Override
      public Column column(Column old) {
        return entries.apply(old);
      }
    };
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
