package io.percorso.engine.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends to a growing byte array. Integers are LEB128 varints: seven bits a byte, low bits first;
 * signed ones are zigzag-coded first, so that small magnitudes stay short. Not thread-safe; {@link
 * #clear} makes it ready for the next use without giving up its array.
 */
public final class ByteWriter {
  /** Up to this character, and including it, texts have one byte for each. */
  private static final char LAST_ASCII = 0x7F;

  private byte[] buffer;
  private int size;

  /** An empty writer with room for 256 bytes before it first grows. */
  public ByteWriter() {
    this(256);
  }

  /** An empty writer with room for so many bytes before it first grows. */
  public ByteWriter(int room) {
    buffer = new byte[room];
  }

  /** Forgets what was written and keeps the room. */
  public void clear() {
    size = 0;
  }

  /** Forgets what was written after it had a size. */
  public void truncate(int formerSize) {
    size = formerSize;
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** The backing array, valid up to {@link #size}; replaced whenever the writer grows. */
  public byte[] array() {
    return buffer;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** Appends the low eight bits. */
  public void putByte(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
  }

  /** Appends an unsigned varint of one to ten bytes. */
  public void putVarint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  /** Appends a zigzag-coded varint. */
  public void putSigned(long value) {
    putVarint((value << 1) ^ (value >> 63));
  }

  /** Appends eight bytes, the most significant first. */
  public void putLong(long value) {
    reserve(8);
    ByteReader.LONGS.set(buffer, size, value);
    size += Long.BYTES;
  }

  /** Appends the bytes as they are. */
  public void putBytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, buffer, size, length);
    size += length;
  }

  /** Appends the length as a varint, then the bytes. */
  public void putBlock(byte[] source, int from, int length) {
    putVarint(length);
    putBytes(source, from, length);
  }

  /** Appends a text as its UTF-8 length and bytes. */
  public void putText(String text) {
    int start = size;
    int length = text.length();
    putVarint(length);
    reserve(length);
    for (int i = 0; i < length; i++) {
      char one = text.charAt(i);
      if (one > LAST_ASCII) {
        // It has other bytes, and more of them.
        truncate(start);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putBlock(utf8, 0, utf8.length);
        return;
      }
      buffer[size++] = (byte) one;
    }
  }

  /** Appends a text given in UTF-8. What is not UTF-8 in it is replaced, as Java does. */
  public void putText(byte[] utf8, int from, int length) {
    if (Ascii.is(utf8, from, length)) {
      putBlock(utf8, from, length);
    } else {
      putText(new String(utf8, from, length, StandardCharsets.UTF_8));
    }
  }

  /**
   * Puts the length of everything written since {@code start} in front of it, as a varint: for
   * blocks whose length is known only at their end.
   */
  public void prefixLength(int start) {
    int length = size - start;
    int room = varintSize(length);
    reserve(room);
    System.arraycopy(buffer, start, buffer, start + room, length);
    size = start;
    putVarint(length);
    size += length;
  }

  /** The number of bytes {@link #putVarint} takes for a value. */
  public static int varintSize(long value) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
  }

  private void reserve(int room) {
    if (buffer.length - size < room) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + room));
    }
  }
}
