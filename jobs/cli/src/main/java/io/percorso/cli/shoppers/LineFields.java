package io.percorso.cli.shoppers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Makes a line of JSON of its fields, in one byte array used again and again. Names are ASCII and
 * need no escape; values are escaped as JSON demands and otherwise written as UTF-8.
 */
final class LineFields implements Fields {

  private static final long DAY = 86_400_000;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_DIGITS = 6;

  private byte[] bytes = new byte[1024];
  private int length;
  private boolean first;

  /** Day whose date is in {@link #date}: lines that follow each other mostly share theirs. */
  private long day = Long.MIN_VALUE;

  private byte[] date = {};

  /** Begins a new line. */
  void begin() {
    length = 0;
    put('{');
    first = true;
  }

  /** Ends the line, newline included. */
  void end() {
    put('}');
    put('\n');
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  private void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  private void ascii(String text) {
    int size = text.length();
    room(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void name(String name) {
    if (!first) {
      put(',');
    }
    first = false;
    put('"');
    ascii(name);
    put('"');
    put(':');
  }

  @Override
  public void text(String name, String value) {
    name(name);
    put('"');
    int size = value.length();
    // A UTF-16 unit takes six bytes at most: as a \\u escape.
    room(size * 6);
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else {
        i += utf8(value, i);
      }
    }
    put('"');
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[length++] = (byte) c;
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      default -> unicode(c);
    }
  }

  private void unicode(char c) {
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(c >> shift) & 0xF];
    }
  }

  /** Writes the character that begins at {@code at}; returns how many further units it took. */
  private int utf8(String value, int at) {
    int c = value.codePointAt(at);
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | (c >> 6));
      bytes[length++] = (byte) (0x80 | (c & 0x3F));
      return 0;
    }
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      // Half a pair has no UTF-8; JSON can still say it.
      bytes[length++] = '\\';
      unicode((char) c);
      return 0;
    }
    if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      bytes[length++] = (byte) (0xE0 | (c >> 12));
    } else {
      bytes[length++] = (byte) (0xF0 | (c >> 18));
      bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (c & 0x3F));
    return Character.charCount(c) - 1;
  }

  @Override
  public void whole(String name, long value) {
    name(name);
    digits(value, 1);
  }

  /** A number of zero or above, with at least so many digits. */
  private void digits(long value, int atLeast) {
    int count = atLeast;
    for (long rest = value / power(atLeast); rest > 0; rest /= 10) {
      count++;
    }
    room(count);
    long rest = value;
    for (int at = length + count - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private static long power(int digits) {
    return switch (digits) {
      case 1 -> 10;
      case 2 -> 100;
      case 3 -> 1_000;
      default -> 1_000_000;
    };
  }

  @Override
  public void flag(String name, boolean value) {
    name(name);
    ascii(value ? "true" : "false");
  }

  @Override
  public void money(String name, long cents) {
    name(name);
    digits(cents / 100, 1);
    long fraction = cents % 100;
    if (fraction % 10 != 0) {
      put('.');
      digits(fraction, 2);
    } else if (fraction != 0) {
      put('.');
      digits(fraction / 10, 1);
    }
  }

  @Override
  public void time(String name, long millis) {
    name(name);
    if (Math.floorDiv(millis, DAY) != day) {
      day = Math.floorDiv(millis, DAY);
      date = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
    }
    put('"');
    room(date.length);
    System.arraycopy(date, 0, bytes, length, date.length);
    length += date.length;
    int ofDay = (int) Math.floorMod(millis, DAY);
    digits(ofDay / 3_600_000, 2);
    put(':');
    digits((ofDay / 60_000) % 60, 2);
    put(':');
    digits((ofDay / 1_000) % 60, 2);
    put('.');
    digits(ofDay % 1_000, 3);
    put('Z');
    put('"');
  }

  @Override
  public void id(String name, String prefix, long number) {
    name(name);
    put('"');
    ascii(prefix);
    digits(number, ID_DIGITS);
    put('"');
  }

  @Override
  public void open(String name) {
    name(name);
    put('{');
    first = true;
  }

  @Override
  public void close() {
    put('}');
    first = false;
  }

  @Override
  public void openList(String name) {
    name(name);
    put('[');
    first = true;
  }

  @Override
  public void openItem() {
    if (!first) {
      put(',');
    }
    put('{');
    first = true;
  }

  @Override
  public void closeList() {
    put(']');
    first = false;
  }
}
