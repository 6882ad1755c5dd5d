package io.percorso.engine.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns UTF-8 bytes that come again and again, such as names of events, into strings without making
 * a new one each time. A table of fixed size in which newcomers displace older texts; threads may
 * overwrite one another's entries, which costs a string and nothing else.
 */
public final class FrequentTexts {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 64;
  private static final Entry[] TABLE = new Entry[SLOTS];

  private record Entry(byte[] utf8, String text) {}

  private FrequentTexts() {}

  /** The text of a slice. */
  public static String of(byte[] bytes, int from, int length) {
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    Entry entry = TABLE[slot];
    if (entry != null
        && Arrays.equals(entry.utf8, 0, entry.utf8.length, bytes, from, from + length)) {
      return entry.text;
    }
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    TABLE[slot] = new Entry(Arrays.copyOfRange(bytes, from, from + length), text);
    return text;
  }
}
