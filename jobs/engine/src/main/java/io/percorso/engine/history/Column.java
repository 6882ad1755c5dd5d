package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;

/**
 * Entries in order of time, newest first, as bytes: for each, the milliseconds back to the next
 * older one (a varint; meaningless in the oldest), the length of its payload (a varint), the
 * payload. The array is filled from its end towards its beginning, so that a newer entry, the
 * common case, is put in front without moving the others; a late one is spliced in where it
 * belongs.
 */
public final class Column {
  private static final int SPARE = 16;
  private static final byte[] NOTHING = {};

  /** What it takes of the heap, and what an array does besides what is in it. */
  private static final int OBJECT = 48;

  private static final int ARRAY = 16;

  /** Has no entries, and is never to have any: whoever adds the first makes a column. */
  static final Column NONE = new Column();

  private byte[] buffer = NOTHING;
  private int start;
  private int end;
  private int count;
  private long newest;
  private long oldest;

  /** True while the array is the one that was read from, which is not to be written to. */
  private boolean borrowed;

  /** Orders two payloads of one instant; the greater is the later. */
  public interface TieOrder {
    /** Negative, zero or positive as the first payload comes before, with or after the second. */
    int compare(ByteReader first, ByteReader second);
  }

  /** The column, or one that has no entries yet if it is {@link #NONE}. */
  Column toAddTo() {
    return this == NONE ? new Column() : this;
  }

  /** How many entries there are. */
  public int count() {
    return count;
  }

  /** The instant of the newest entry; meaningless in an empty column. */
  public long newest() {
    return newest;
  }

  /** The instant of the oldest entry; meaningless in an empty column. */
  public long oldest() {
    return oldest;
  }

  /** The instant of the newest entry up to another; Long.MIN_VALUE if there is none. */
  public long newestUpTo(long instant) {
    if (count == 0 || oldest > instant) {
      return Long.MIN_VALUE;
    }
    if (newest <= instant) {
      return newest;
    }
    ColumnCursor cursor = cursor();
    return cursor.nextUpTo(instant) ? cursor.time() : Long.MIN_VALUE;
  }

  /** The same column without entries after an instant; shares the array. */
  Column upTo(long instant) {
    Column earlier = new Column();
    ColumnCursor cursor = cursor();
    if (cursor.nextUpTo(instant)) {
      earlier.buffer = buffer;
      earlier.start = cursor.entryFrom();
      earlier.end = end;
      earlier.count = count - cursor.index();
      earlier.newest = cursor.time();
      earlier.oldest = oldest;
      earlier.borrowed = true;
    }
    return earlier;
  }

  byte[] array() {
    return buffer;
  }

  /** Where in the array the entries begin. */
  int from() {
    return start;
  }

  /** Where they end. */
  int to() {
    return end;
  }

  /** How many bytes the entries take. */
  int byteSize() {
    return end - start;
  }

  /** About how many bytes of the heap it takes, the array that it was read from apart. */
  int heapSize() {
    if (this == NONE) {
      return 0;
    }
    return borrowed ? OBJECT : OBJECT + ARRAY + buffer.length;
  }

  /** A cursor before the newest entry. */
  public ColumnCursor cursor() {
    return new ColumnCursor(this);
  }

  /** Puts an entry in its place; among those of its instant it becomes the newest. */
  public void add(long time, ByteWriter payload) {
    add(time, payload, (first, second) -> 1);
  }

  /** Puts an entry in its place, those of its instant in the given order. */
  public void add(long time, ByteWriter payload, TieOrder ties) {
    if (count == 0 || time > newest) {
      prepend(time, payload);
      return;
    }
    ColumnCursor newer = null;
    ColumnCursor place = cursor();
    while (place.next() && isBefore(time, payload, place, ties)) {
      newer = newer == null ? cursor() : newer;
      newer.next();
    }
    if (newer == null) {
      prepend(time, payload);
    } else {
      insertAfter(newer, time, payload);
    }
  }

  private boolean isBefore(long time, ByteWriter payload, ColumnCursor place, TieOrder ties) {
    return time < place.time()
        || (time == place.time()
            && ties.compare(new ByteReader(payload.array(), 0, payload.size()), place.payload())
                < 0);
  }

  private void prepend(long time, ByteWriter payload) {
    long gap = count == 0 ? 0 : time - newest;
    int length =
        ByteWriter.varintSize(gap) + ByteWriter.varintSize(payload.size()) + payload.size();
    reserveFront(length);
    start -= length;
    int position = putVarint(start, gap);
    position = putVarint(position, payload.size());
    System.arraycopy(payload.array(), 0, buffer, position, payload.size());
    newest = time;
    oldest = count == 0 ? time : oldest;
    count++;
  }

  private void insertAfter(ColumnCursor newer, long time, ByteWriter payload) {
    ByteWriter rewritten = new ByteWriter();
    rewritten.putBytes(buffer, start, newer.entryFrom() - start);
    rewritten.putVarint(newer.time() - time);
    rewritten.putBlock(buffer, newer.payloadFrom(), newer.payloadTo() - newer.payloadFrom());
    boolean last = newer.index() == count - 1;
    rewritten.putVarint(last ? 0 : time - newer.olderTime());
    rewritten.putBlock(payload.array(), 0, payload.size());
    rewritten.putBytes(buffer, newer.payloadTo(), end - newer.payloadTo());
    buffer = rewritten.toBytes();
    start = 0;
    end = buffer.length;
    borrowed = false;
    oldest = last ? time : oldest;
    count++;
  }

  /** Drops the given number of oldest entries. */
  public void removeOldest(int number) {
    int kept = count - number;
    if (kept <= 0) {
      clear();
      return;
    }
    ColumnCursor cursor = cursor();
    for (int i = 0; i < kept; i++) {
      cursor.next();
    }
    end = cursor.payloadTo();
    count = kept;
    oldest = cursor.time();
  }

  /** How many entries are older than an instant. */
  public int countBefore(long instant) {
    if (count == 0 || oldest >= instant) {
      return 0;
    }
    ColumnCursor cursor = cursor();
    int newer = 0;
    while (cursor.next() && cursor.time() >= instant) {
      newer++;
    }
    return count - newer;
  }

  private void clear() {
    start = end;
    count = 0;
  }

  /** Writes the column; times are stored as distances back from {@code reference}. */
  void write(ByteWriter out, long reference) {
    out.putVarint(count);
    if (count > 0) {
      out.putSigned(reference - newest);
      out.putVarint(newest - oldest);
      out.putBlock(buffer, start, end - start);
    }
  }

  /** Reads what {@link #write} wrote; the array is shared until the column changes. */
  static Column read(ByteReader in, long reference) {
    int count = in.getInt();
    if (count == 0) {
      return NONE;
    }
    Column column = new Column();
    column.count = count;
    column.newest = reference - in.getSigned();
    column.oldest = column.newest - in.getVarint();
    int length = in.getLength();
    column.buffer = in.array();
    column.start = in.position();
    column.end = column.start + length;
    column.borrowed = true;
    in.skip(length);
    return column;
  }

  private void reserveFront(int length) {
    if (this == NONE) {
      throw new IllegalStateException("an entry for the column of all that have none");
    }
    if (!borrowed && start >= length) {
      return;
    }
    int used = end - start;
    // Most columns that are read are added to once before they are written.
    int spare = borrowed ? SPARE : Math.max(SPARE, Math.min(used, 1 << 20));
    byte[] larger = new byte[used + length + spare];
    System.arraycopy(buffer, start, larger, larger.length - used, used);
    buffer = larger;
    start = larger.length - used;
    end = larger.length;
    borrowed = false;
  }

  private int putVarint(int at, long value) {
    int position = at;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[position++] = (byte) rest;
    return position;
  }
}
