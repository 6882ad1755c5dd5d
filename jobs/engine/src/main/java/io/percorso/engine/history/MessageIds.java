package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.LongSet;

/**
 * The identities of the lines accepted within the dedupe horizon, as 64-bit hashes with their
 * times: of 5,000 remembered ids, two collide with a probability of one in a thousand billion.
 */
final class MessageIds {
  private static final int LINEAR = 48;

  /** A customer that is read for one line alone is searched; one that stays gets an index. */
  private static final int WORTH_AN_INDEX = 1;

  private Column column;
  private LongSet index;
  private int searches;

  MessageIds() {
    this(Column.NONE);
  }

  private MessageIds(Column column) {
    this.column = column;
  }

  /** Remembers an identity; false if it is remembered already. */
  boolean add(long time, long identity) {
    if (contains(identity)) {
      return false;
    }
    ByteWriter payload = new ByteWriter(Long.BYTES);
    payload.putLong(identity);
    column = column.toAddTo();
    column.add(time, payload);
    if (index != null) {
      index.add(identity);
    }
    return true;
  }

  private boolean contains(long identity) {
    searches++;
    if (column.count() > LINEAR && index == null && searches > WORTH_AN_INDEX) {
      index = new LongSet(column.count());
      ByteReader reader = new ByteReader(new byte[0]);
      for (ColumnCursor cursor = column.cursor(); cursor.next(); ) {
        cursor.payload(reader);
        index.add(reader.getLong());
      }
    }
    return index != null ? index.contains(identity) : search(identity);
  }

  private boolean search(long identity) {
    ByteReader reader = new ByteReader(new byte[0]);
    // Of two that differ the last bytes differ too, but for one pair in 256.
    byte last = (byte) identity;
    for (ColumnCursor cursor = column.cursor(); cursor.next(); ) {
      cursor.payload(reader);
      if (reader.array()[reader.end() - 1] == last && reader.getLong() == identity) {
        return true;
      }
    }
    return false;
  }

  /** Forgets those before an instant, and the oldest beyond a number. */
  void forget(long before, int most) {
    // The excess may grow a little before it is cut, so that cutting costs little each time.
    boolean tooMany = column.count() - most > most / 16;
    int leaving = Math.max(column.countBefore(before), tooMany ? column.count() - most : 0);
    if (leaving > 0) {
      column.removeOldest(leaving);
      index = null;
    }
  }

  int count() {
    return column.count();
  }

  /** About how many bytes of the heap they take, the array they were read from apart. */
  long heapSize() {
    return column.heapSize() + (index == null ? 0 : index.heapSize());
  }

  void write(ByteWriter out, long reference) {
    column.write(out, reference);
  }

  static MessageIds read(ByteReader in, long reference) {
    return new MessageIds(Column.read(in, reference));
  }
}
