package io.percorso.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding read from an array that nobody vouches for.
 *
 * <p>Avro's own decoder believes a length and allocates for it, recurses as deeply as the bytes
 * say, and keeps a buffer that one bad record can leave in disorder. This one compares every length
 * with the bytes that are left, and holds no state but a position and two counters, all set anew
 * for each record:
 *
 * <ul>
 *   <li>how many arrays and maps are open, at most {@link #MAX_DEPTH};
 *   <li>how many items may still be claimed. Each item of each array and map takes a byte of its
 *       own at least, so all of them together cannot outnumber the bytes. This bounds what nested
 *       arrays make a reader allocate up front, which a limit on each alone would not.
 * </ul>
 */
final class BoundedDecoder extends Decoder {

  /** How many arrays and maps may stand one inside the other. */
  static final int MAX_DEPTH = 32;

  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int position;
  private int depth;
  private long claimable;

  /** Starts on another record, whose own bytes begin at an offset. */
  void reset(byte[] payload, int offset) {
    bytes = payload;
    rewind(offset);
  }

  /** Starts on the same record again. */
  void rewind(int offset) {
    position = offset;
    depth = 0;
    claimable = (long) bytes.length - offset;
  }

  /** Lets go of the record's bytes. */
  void release() {
    bytes = NOTHING;
    position = 0;
  }

  int position() {
    return position;
  }

  int remaining() {
    return bytes.length - position;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte value = next();
    if ((value & ~1) != 0) {
      throw new MalformedRecordException("A boolean is neither 0 nor 1 but " + (value & 0xff));
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new MalformedRecordException("A number is too large for its field: " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte group = next();
      value |= (group & 0x7fL) << shift;
      if (group >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedRecordException("A number runs on for more than ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(littleEndian(Double.BYTES));
  }

  /** The bytes of a text as they are: what is not UTF-8 among them is left to the caller. */
  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    int length = readLength();
    int from = advance(length);
    Utf8 text = old == null ? new Utf8() : old;
    text.setByteLength(length);
    System.arraycopy(bytes, from, text.getBytes(), 0, length);
    return text;
  }

  /** Text; what is not UTF-8 in it is replaced. */
  @Override
  public String readString() throws IOException {
    int length = readLength();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipFixed(readLength());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] copy = new byte[readLength()];
    readFixed(copy, 0, copy.length);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void skipBytes() throws IOException {
    skipString();
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, advance(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    int unused = advance(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readIndex();
  }

  @Override
  public int readIndex() throws IOException {
    int index = readInt();
    if (index < 0) {
      throw new MalformedRecordException("The number of an alternative is negative: " + index);
    }
    return index;
  }

  @Override
  public long readArrayStart() throws IOException {
    long items = readBlock();
    if (items > 0 && ++depth > MAX_DEPTH) {
      throw new MalformedRecordException("Nested deeper than " + MAX_DEPTH + " arrays and maps");
    }
    return items;
  }

  @Override
  public long arrayNext() throws IOException {
    long items = readBlock();
    if (items == 0) {
      depth--;
    }
    return items;
  }

  /**
   * The items of a block, to be skipped one by one. A block's own word on its length is not taken:
   * {@link StructureCheck} has walked the items, and skipping must find what it found.
   */
  @Override
  public long skipArray() throws IOException {
    return readBlock();
  }

  @Override
  public long readMapStart() throws IOException {
    return readArrayStart();
  }

  @Override
  public long mapNext() throws IOException {
    return arrayNext();
  }

  @Override
  public long skipMap() throws IOException {
    return skipArray();
  }

  /** The number of items in the next block of an array or a map; 0 at its end. */
  private long readBlock() throws IOException {
    long items = readLong();
    if (items < 0) {
      // A negative count is followed by the block's length in bytes, of use only for skipping it.
      items = -items;
      int unused = readLength();
    }
    if (items < 0 || items > claimable) {
      throw new MalformedRecordException(
          "An array or map claims "
              + (items < 0 ? "2^63" : items)
              + " items, more than its bytes can hold");
    }
    claimable -= items;
    return items;
  }

  /** A length in bytes, which no more than the bytes that are left can be. */
  private int readLength() throws IOException {
    long length = readLong();
    if (length < 0) {
      throw new MalformedRecordException("A length is negative: " + length);
    }
    if (length > remaining()) {
      throw new MalformedRecordException(
          "Truncated: a length of " + length + " bytes with " + remaining() + " left");
    }
    return (int) length;
  }

  private long littleEndian(int length) throws IOException {
    int from = advance(length);
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << Byte.SIZE | (bytes[from + i] & 0xff);
    }
    return value;
  }

  private byte next() throws IOException {
    return bytes[advance(1)];
  }

  /** Moves on and says where it stood. */
  private int advance(int length) throws IOException {
    if (length > remaining()) {
      throw new MalformedRecordException(
          "Truncated: ends at byte " + bytes.length + ", in the middle of the record");
    }
    int from = position;
    position += length;
    return from;
  }
}
