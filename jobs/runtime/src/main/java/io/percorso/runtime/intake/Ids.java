package io.percorso.runtime.intake;

import java.math.BigDecimal;

/** Ids as input has them: of customers, messages, answers. */
final class Ids {
  /** A number of more places than this is no id anybody gave. */
  private static final int MOST_DIGITS = 1_000;

  private Ids() {}

  /** A text that is not empty; null for any other. */
  static String of(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** A number's decimal text, without exponent or trailing zeros. */
  static String of(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal plain = number.stripTrailingZeros();
    boolean tooLong = Math.abs((long) plain.scale()) > MOST_DIGITS;
    return tooLong ? null : plain.toPlainString();
  }
}
