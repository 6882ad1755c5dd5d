package io.percorso.engine.bytes;

/** Bytes that are ASCII are UTF-8, one for each character, and need no decoding to be checked. */
public final class Ascii {
  /** Of eight bytes those that ASCII leaves clear. */
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Ascii() {}

  /** True if all bytes of a slice are ASCII. */
  public static boolean is(byte[] bytes, int from, int length) {
    int end = from + length;
    int i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      if (((long) ByteReader.LONGS.get(bytes, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
