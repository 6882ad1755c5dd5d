package io.percorso.engine.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote, from a slice of an array. Every read is checked against the
 * end of the slice.
 */
public final class ByteReader {
  /** Longs in arrays of bytes, the most significant byte first. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] buffer;
  private int position;
  private int end;

  /** A reader over the whole array. */
  public ByteReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  /** A reader from {@code position} up to, not including, {@code end}. */
  public ByteReader(byte[] buffer, int position, int end) {
    reset(buffer, position, end);
  }

  /** Turns to another slice. */
  public void reset(byte[] newBuffer, int newPosition, int newEnd) {
    buffer = newBuffer;
    position = newPosition;
    end = newEnd;
  }

  /** The array read from. */
  public byte[] array() {
    return buffer;
  }

  /** The index behind the last byte. */
  public int end() {
    return end;
  }

  /** The index of the next byte. */
  public int position() {
    return position;
  }

  /** Moves to an index within the slice. */
  public void position(int newPosition) {
    position = newPosition;
  }

  /** True while bytes are left. */
  public boolean hasMore() {
    return position < end;
  }

  /** The next byte, 0 to 255. */
  public int getByte() {
    if (position >= end) {
      throw new CorruptBytesException("value ends too early");
    }
    return buffer[position++] & 0xFF;
  }

  /** The next unsigned varint. */
  public long getVarint() {
    if (position < end && buffer[position] >= 0) {
      return buffer[position++];
    }
    if (position + 1 < end && buffer[position + 1] >= 0) {
      position += 2;
      return (buffer[position - 2] & 0x7F) | (buffer[position - 1] << 7);
    }
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = getByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new CorruptBytesException("integer of more than ten bytes");
  }

  /** The next unsigned varint, as a count or length that must fit the bytes left. */
  public int getLength() {
    long length = getVarint();
    if (length < 0 || length > end - position) {
      throw new CorruptBytesException("length " + length + " beyond the end");
    }
    return (int) length;
  }

  /** The next varint as an int that is not negative. */
  public int getInt() {
    long value = getVarint();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new CorruptBytesException("integer out of range: " + value);
    }
    return (int) value;
  }

  /** The next zigzag-coded varint. */
  public long getSigned() {
    long raw = getVarint();
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** The next eight bytes, the most significant first. */
  public long getLong() {
    if (end - position < 8) {
      throw new CorruptBytesException("value ends too early");
    }
    long value = (long) LONGS.get(buffer, position);
    position += Long.BYTES;
    return value;
  }

  /** The next text. */
  public String getText() {
    int length = getLength();
    String text = new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  /** Passes over {@code length} bytes. */
  public void skip(int length) {
    if (length > end - position) {
      throw new CorruptBytesException("value ends too early");
    }
    position += length;
  }
}
