package io.percorso.engine.value;

/** The first byte of a value. Stored in states: never renumber, only add. */
public final class ValueTag {
  /** No value. */
  public static final int NULL = 0;

  /** The boolean false. */
  public static final int FALSE = 1;

  /** The boolean true. */
  public static final int TRUE = 2;

  /** A whole number of at most 18 digits: zigzag varint. */
  public static final int INTEGER = 3;

  /** A number of at most 18 digits: places after the point (1 to 18), zigzag varint. */
  public static final int DECIMAL = 4;

  /**
   * Any other number: its canonical decimal text; and one in an answer whose JSON text is not what
   * it would be told as: that text.
   */
  public static final int BIG = 5;

  /** A text: length, UTF-8 bytes. */
  public static final int TEXT = 6;

  /** A list: byte length, values. */
  public static final int LIST = 7;

  /** An object: byte length, then for each member its name and its value. */
  public static final int OBJECT = 8;

  /** A text that stands in the customer's word table: its index. Only inside a history. */
  public static final int WORD = 9;

  private ValueTag() {}
}
