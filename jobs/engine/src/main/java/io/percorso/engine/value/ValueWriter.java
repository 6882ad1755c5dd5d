package io.percorso.engine.value;

import io.percorso.engine.bytes.ByteWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes a JSON-like value as bytes: a tag, then the payload. Scalars are canonical, so two scalars
 * are equal exactly when their bytes are: 5, 5.0 and 50e-1 are one number, unless it was to keep
 * its JSON text. Objects and lists carry their byte length, so that a reader steps over them in one
 * go, and keep the order they came in.
 *
 * <p>An object or list is written as {@code begin}, its members (a name before each member of an
 * object), {@code end}.
 */
public final class ValueWriter {
  private final ByteWriter out;

  /** Writes to the given bytes. */
  public ValueWriter(ByteWriter out) {
    this.out = out;
  }

  /** The bytes written to. */
  public ByteWriter bytes() {
    return out;
  }

  /** Writes null, which readers treat as missing. */
  public void putNull() {
    out.putByte(ValueTag.NULL);
  }

  /** Writes true or false. */
  public void putBoolean(boolean value) {
    out.putByte(value ? ValueTag.TRUE : ValueTag.FALSE);
  }

  /** Writes a whole number. */
  public void putInteger(long value) {
    if (value <= -Numbers.POWERS_OF_TEN[18] || value >= Numbers.POWERS_OF_TEN[18]) {
      putBig(BigDecimal.valueOf(value).stripTrailingZeros());
      return;
    }
    out.putByte(ValueTag.INTEGER);
    out.putSigned(value);
  }

  /** Writes {@code unscaled / 10^scale}, scale 0 to 18. */
  public void putDecimal(long unscaled, int scale) {
    if (unscaled <= -Numbers.POWERS_OF_TEN[18] || unscaled >= Numbers.POWERS_OF_TEN[18]) {
      putNumber(BigDecimal.valueOf(unscaled, scale));
      return;
    }
    long digits = unscaled;
    int places = scale;
    while (places > 0 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    if (places == 0) {
      putInteger(digits);
      return;
    }
    out.putByte(ValueTag.DECIMAL);
    out.putByte(places);
    out.putSigned(digits);
  }

  /** Writes a number of any size exactly. */
  public void putNumber(BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    int scale = plain.scale();
    if (scale <= 0 && scale >= -18 && plain.precision() - scale <= 18) {
      putInteger(plain.longValueExact());
    } else if (scale > 0 && scale <= 18 && plain.precision() <= 18) {
      out.putByte(ValueTag.DECIMAL);
      out.putByte(scale);
      out.putSigned(plain.unscaledValue().longValueExact());
    } else {
      putBig(plain);
    }
  }

  /** Writes a number that is told as its JSON text, 5.0 as 5.0; it equals 5 all the same. */
  public void putNumber(BigDecimal value, String json) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (Numbers.inWords(plain).equals(json)) {
      putNumber(plain);
    } else {
      putBig(json);
    }
  }

  private void putBig(BigDecimal value) {
    putBig(value.toString());
  }

  private void putBig(String decimal) {
    byte[] digits = decimal.getBytes(StandardCharsets.US_ASCII);
    out.putByte(ValueTag.BIG);
    out.putBlock(digits, 0, digits.length);
  }

  /** Writes a text. */
  public void putText(String text) {
    out.putByte(ValueTag.TEXT);
    out.putText(text);
  }

  /** Writes a text given in UTF-8. What is not UTF-8 in it is replaced. */
  public void putText(byte[] utf8, int from, int length) {
    out.putByte(ValueTag.TEXT);
    out.putText(utf8, from, length);
  }

  /** Begins an object; what it returns goes to {@link #end}. */
  public int beginObject() {
    out.putByte(ValueTag.OBJECT);
    return out.size();
  }

  /** Begins a list; what it returns goes to {@link #end}. */
  public int beginList() {
    out.putByte(ValueTag.LIST);
    return out.size();
  }

  /** Writes the name of the member that follows. */
  public void putName(String name) {
    out.putText(name);
  }

  /** Writes the name of the member that follows, given in UTF-8. */
  public void putName(byte[] utf8, int from, int length) {
    out.putText(utf8, from, length);
  }

  /** Ends an object or list. */
  public void end(int mark) {
    out.prefixLength(mark);
  }
}
