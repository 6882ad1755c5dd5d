package io.percorso.engine.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A boolean, number or text that a definition compares values with. */
public final class Operand {
  private final String text;
  private final BigDecimal number;
  private final Boolean truth;
  private final byte[] utf8;
  private final boolean isShort;

  private Operand(String text, BigDecimal number, Boolean truth) {
    this.text = text;
    this.number = number;
    this.truth = truth;
    utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    isShort =
        number != null && number.precision() <= 18 && number.scale() >= 0 && number.scale() <= 18;
  }

  /** A text. */
  public static Operand of(String text) {
    return new Operand(Objects.requireNonNull(text), null, null);
  }

  /** A number. */
  public static Operand of(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean integral = plain.scale() < 0 && plain.scale() >= -18;
    return new Operand(null, integral ? plain.setScale(0) : plain, null);
  }

  /** A boolean. */
  public static Operand of(boolean truth) {
    return new Operand(null, null, truth);
  }

  /** True for a text. */
  public boolean isText() {
    return text != null;
  }

  /** True for a number. */
  public boolean isNumber() {
    return number != null;
  }

  /** True for a boolean. */
  public boolean isBoolean() {
    return truth != null;
  }

  /** The text, or null. */
  public String text() {
    return text;
  }

  /** The number, or null. */
  public BigDecimal number() {
    return number;
  }

  /** The boolean; only for booleans. */
  public boolean truth() {
    return truth;
  }

  /** The text's UTF-8 bytes, or null. Not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** True for a number whose digits fit a long. */
  boolean isShort() {
    return isShort;
  }

  long unscaled() {
    return number.unscaledValue().longValue();
  }

  int scale() {
    return number.scale();
  }

  /** "text", "number" or "boolean". */
  public String kind() {
    return isText() ? "text" : isNumber() ? "number" : "boolean";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Operand that
        && Objects.equals(text, that.text)
        && Objects.equals(number, that.number)
        && Objects.equals(truth, that.truth);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, number, truth);
  }

  /** As a definition would write it: a text in quotes where it is not plainly a word. */
  @Override
  public String toString() {
    if (isText()) {
      return text.matches("[\\p{L}][\\p{L}\\p{N} _.-]*") && !isReserved() ? text : quoted();
    }
    return isNumber() ? Numbers.inWords(number) : String.valueOf(truth);
  }

  private boolean isReserved() {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false") || lower.equals("null");
  }

  private String quoted() {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
