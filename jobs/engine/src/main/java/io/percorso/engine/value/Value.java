package io.percorso.engine.value;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.CorruptBytesException;
import io.percorso.engine.bytes.Hash64;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of one stored value: set by {@link #read}, valid as long as the bytes it was read from are
 * left alone. One view is reused for many values, so that matching a history makes no objects. A
 * missing value and a null are the same thing.
 */
public final class Value {
  private static final long HASH_SEED = 0x56414C5545L;

  private int tag = ValueTag.NULL;
  private byte[] buffer = new byte[0];
  private int from;
  private int length;
  private long unscaled;
  private int scale;

  /** Resolves the index of a word to the text it stands for. */
  public interface Words {
    /** The array that holds the UTF-8 bytes of a word. */
    byte[] array(int index);

    /** Where the bytes begin. */
    int from(int index);

    /** How many they are. */
    int length(int index);
  }

  /** Becomes the missing value. */
  public void clear() {
    tag = ValueTag.NULL;
  }

  /** Reads the next value and moves the reader past it. */
  public void read(ByteReader in, Words words) {
    tag = in.getByte();
    switch (tag) {
      case ValueTag.NULL, ValueTag.FALSE, ValueTag.TRUE -> {}
      case ValueTag.INTEGER -> {
        scale = 0;
        unscaled = in.getSigned();
      }
      case ValueTag.DECIMAL -> {
        scale = in.getByte();
        unscaled = in.getSigned();
      }
      case ValueTag.BIG, ValueTag.TEXT, ValueTag.LIST, ValueTag.OBJECT -> {
        length = in.getLength();
        buffer = in.array();
        from = in.position();
        in.skip(length);
      }
      case ValueTag.WORD -> {
        if (words == null) {
          throw new CorruptBytesException("word outside a history");
        }
        word(in.getInt(), words);
      }
      default -> throw new CorruptBytesException("unknown value tag " + tag);
    }
  }

  /** Becomes the text that a word stands for. */
  public void word(int index, Words words) {
    tag = ValueTag.TEXT;
    buffer = words.array(index);
    from = words.from(index);
    length = words.length(index);
  }

  /** Reads the next value, which holds no words. */
  public void read(ByteReader in) {
    read(in, null);
  }

  /** Moves a reader past the next value. */
  public static void skip(ByteReader in) {
    int tag = in.getByte();
    switch (tag) {
      case ValueTag.NULL, ValueTag.FALSE, ValueTag.TRUE -> {}
      case ValueTag.INTEGER, ValueTag.WORD -> in.getVarint();
      case ValueTag.DECIMAL -> {
        in.getByte();
        in.getVarint();
      }
      case ValueTag.BIG, ValueTag.TEXT, ValueTag.LIST, ValueTag.OBJECT -> in.skip(in.getLength());
      default -> throw new CorruptBytesException("unknown value tag " + tag);
    }
  }

  /** The tag of the value, a {@link ValueTag}; words show as texts. */
  public int tag() {
    return tag;
  }

  /** True if there is no value. */
  public boolean isMissing() {
    return tag == ValueTag.NULL;
  }

  /** True for a text. */
  public boolean isText() {
    return tag == ValueTag.TEXT;
  }

  /** True for a number of any size. */
  public boolean isNumber() {
    return tag >= ValueTag.INTEGER && tag <= ValueTag.BIG;
  }

  /** The array that holds the payload of a text, list or object. */
  public byte[] array() {
    return buffer;
  }

  /** Where the payload begins. */
  public int from() {
    return from;
  }

  /** The payload's length in bytes. */
  public int length() {
    return length;
  }

  /** The digits of a number that is not {@link ValueTag#BIG}, without its point. */
  public long unscaled() {
    return unscaled;
  }

  /** How many of those digits stand behind the point. */
  public int scale() {
    return scale;
  }

  /** The number in millionths (see {@link Numbers#BEYOND}); anything else is BEYOND too. */
  public long micros() {
    return switch (tag) {
      case ValueTag.INTEGER, ValueTag.DECIMAL -> Numbers.micros(unscaled, scale);
      case ValueTag.BIG -> Numbers.micros(toNumber());
      default -> Numbers.BEYOND;
    };
  }

  /** The exact number; only for numbers. */
  public BigDecimal toNumber() {
    return tag == ValueTag.BIG
        ? new BigDecimal(new String(buffer, from, length, StandardCharsets.US_ASCII))
        : BigDecimal.valueOf(unscaled, scale);
  }

  /** The text; only for texts. */
  public String toText() {
    return new String(buffer, from, length, StandardCharsets.UTF_8);
  }

  /** True if this is the same boolean, number or text; of unlike types nothing is equal. */
  public boolean isEqualTo(Operand operand) {
    return switch (tag) {
      case ValueTag.TEXT -> operand.isText() && isText(operand.utf8());
      case ValueTag.TRUE -> operand.isBoolean() && operand.truth();
      case ValueTag.FALSE -> operand.isBoolean() && !operand.truth();
      case ValueTag.INTEGER, ValueTag.DECIMAL, ValueTag.BIG ->
          operand.isNumber() && compareNumber(operand) == 0;
      default -> false;
    };
  }

  /** True if both are numbers or both are texts, and so stand in an order. */
  public boolean isComparableTo(Operand operand) {
    return isText() ? operand.isText() : isNumber() && operand.isNumber();
  }

  /** The order of two comparable values: texts by code point, which is that of their UTF-8. */
  public int compareTo(Operand operand) {
    return isText() ? compareText(operand.utf8()) : compareNumber(operand);
  }

  private boolean isText(byte[] utf8) {
    return length == utf8.length && Arrays.equals(buffer, from, from + length, utf8, 0, length);
  }

  private int compareText(byte[] utf8) {
    return Arrays.compareUnsigned(buffer, from, from + length, utf8, 0, utf8.length);
  }

  private int compareNumber(Operand operand) {
    return tag == ValueTag.BIG || !operand.isShort()
        ? toNumber().compareTo(operand.number())
        : Numbers.compare(unscaled, scale, operand.unscaled(), operand.scale());
  }

  /** A hash in which equal values agree, for counting distinct ones. */
  public long hash() {
    return switch (tag) {
      case ValueTag.INTEGER, ValueTag.DECIMAL ->
          Hash64.mix(Hash64.fold(HASH_SEED + ValueTag.INTEGER + scale, unscaled));
      case ValueTag.NULL, ValueTag.TRUE, ValueTag.FALSE -> Hash64.mix(HASH_SEED + tag);
      case ValueTag.LIST, ValueTag.OBJECT -> {
        byte[] canonical = CanonicalValue.ofBody(tag, buffer, from, length);
        yield Hash64.of(canonical, 0, canonical.length, HASH_SEED + tag);
      }
      case ValueTag.BIG -> hashOfBig();
      default -> Hash64.of(buffer, from, length, HASH_SEED + tag);
    };
  }

  /** A number of any spelling: equal ones agree. */
  private long hashOfBig() {
    Value canonical = new Value();
    canonical.read(new ByteReader(CanonicalValue.ofBody(tag, buffer, from, length)));
    return canonical.tag == ValueTag.BIG
        ? Hash64.of(canonical.buffer, canonical.from, canonical.length, HASH_SEED + ValueTag.BIG)
        : canonical.hash();
  }

  /** A text, number or boolean as a plain string; null for anything else. */
  public String toPlainText() {
    return switch (tag) {
      case ValueTag.TEXT -> toText();
      case ValueTag.TRUE -> "true";
      case ValueTag.FALSE -> "false";
      case ValueTag.INTEGER, ValueTag.DECIMAL, ValueTag.BIG -> Numbers.inWords(toNumber());
      default -> null;
    };
  }

  /** The same of a field of an answer: a number is its JSON text. */
  public String toJsonText() {
    return tag == ValueTag.BIG ? toText() : toPlainText();
  }

  /**
   * Descends into an object: becomes the member of that name, or missing. Of several members of one
   * name the last counts, as JSON readers have it.
   */
  public void descend(byte[] name, ByteReader scratch) {
    if (!descendIfPresent(name, scratch)) {
      clear();
    }
  }

  /**
   * As {@link #descend}, but stays what it is, and says false, where there is no such member; a
   * member that is null is one.
   */
  public boolean descendIfPresent(byte[] name, ByteReader scratch) {
    if (tag != ValueTag.OBJECT) {
      return false;
    }
    scratch.reset(buffer, from, from + length);
    int found = -1;
    while (scratch.hasMore()) {
      int nameLength = scratch.getLength();
      int nameFrom = scratch.position();
      scratch.skip(nameLength);
      if (Arrays.equals(scratch.array(), nameFrom, nameFrom + nameLength, name, 0, name.length)) {
        found = scratch.position();
      }
      skip(scratch);
    }
    if (found < 0) {
      return false;
    }
    scratch.position(found);
    read(scratch);
    return true;
  }
}
