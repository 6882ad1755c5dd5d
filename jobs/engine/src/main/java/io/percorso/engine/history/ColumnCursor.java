package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;

/** Walks a column from the newest entry to the oldest. Not valid after the column changes. */
public final class ColumnCursor {
  private final byte[] bytes;
  private final int count;
  private int index = -1;
  private int next;
  private long time;
  private long gap;
  private int entryFrom;
  private int payloadFrom;
  private int payloadTo;

  ColumnCursor(Column column) {
    bytes = column.array();
    count = column.count();
    next = column.from();
    time = column.newest();
  }

  /** Moves to the next older entry; false when there is none. */
  public boolean next() {
    if (++index >= count) {
      return false;
    }
    time = olderTime();
    entryFrom = next;
    gap = varint();
    // Most payloads are short.
    int length = bytes[next] >= 0 ? bytes[next++] : (int) varint();
    payloadFrom = next;
    payloadTo = payloadFrom + length;
    next = payloadTo;
    return true;
  }

  /** Moves to the next older entry of at most the given instant; false when there is none. */
  public boolean nextUpTo(long instant) {
    while (next()) {
      if (time <= instant) {
        return true;
      }
    }
    return false;
  }

  /** The instant of the entry. */
  public long time() {
    return time;
  }

  /** A new reader over the entry's payload. */
  public ByteReader payload() {
    return new ByteReader(bytes, payloadFrom, payloadTo);
  }

  /** Points a reader at the entry's payload. */
  public void payload(ByteReader reader) {
    reader.reset(bytes, payloadFrom, payloadTo);
  }

  /** The place of the entry, the newest being 0. */
  int index() {
    return index;
  }

  /** Where in the array the entry begins. */
  int entryFrom() {
    return entryFrom;
  }

  /** Where its payload begins. */
  int payloadFrom() {
    return payloadFrom;
  }

  /** Where its payload ends. */
  int payloadTo() {
    return payloadTo;
  }

  /** The instant of the next older entry; meaningless if there is none. */
  long olderTime() {
    return time - gap;
  }

  private long varint() {
    int position = next;
    byte b = bytes[position++];
    long value = b & 0x7F;
    for (int shift = 7; b < 0; shift += 7) {
      b = bytes[position++];
      value |= (long) (b & 0x7F) << shift;
    }
    next = position;
    return value;
  }
}
