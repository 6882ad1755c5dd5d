package io.percorso.engine.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of bytes, the same on every machine and in every release, because states and fact
 * ids hold it. Eight bytes at a time are folded in with the multipliers and the final avalanche of
 * MurmurHash3 (Appleby, https://github.com/aappleby/smhasher). It is not meant against an attacker.
 */
public final class Hash64 {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Hash64() {}

  /** The hash of a text's UTF-8 bytes. */
  public static long of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return of(utf8, 0, utf8.length, 0);
  }

  /** The hash of a slice, started from a seed: different seeds give unrelated hashes. */
  public static long of(byte[] bytes, int from, int length, long seed) {
    long hash = seed ^ (length * C2);
    int index = from;
    int wholeEnd = from + (length & ~7);
    while (index < wholeEnd) {
      hash = fold(hash, (long) WORDS.get(bytes, index));
      index += 8;
    }
    long tail = 0;
    for (int shift = 0; index < from + length; index++, shift += 8) {
      tail |= (bytes[index] & 0xFFL) << shift;
    }
    return mix(fold(hash, tail));
  }

  /** Two unrelated hashes of the first bytes of an array, as 32 hexadecimal digits: an id. */
  public static String digits(byte[] bytes, int length) {
    byte[] digits = new byte[32];
    for (int half = 0; half < 2; half++) {
      long hash = of(bytes, 0, length, half + 1);
      for (int i = 16 * half + 15; i >= 16 * half; i--) {
        digits[i] = DIGITS[(int) hash & 0xF];
        hash >>>= 4;
      }
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  /** Takes one more word into a hash. */
  public static long fold(long hash, long word) {
    long folded = hash ^ (Long.rotateLeft(word * C1, 31) * C2);
    return Long.rotateLeft(folded, 27) * 5 + 0x52dce729L;
  }

  /** Spreads every bit over all the others. */
  public static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
