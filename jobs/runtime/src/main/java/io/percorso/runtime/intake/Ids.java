package io.percorso.runtime.intake;

import java.math.BigDecimal;

/** Ids as input has them: of customers, messages, answers. */
final class Ids {
  /** A number of more places than this is no id anybody gave. */
  private static final int MOST_DIGITS = 1_000;

  /**
   * Nor a longer text, in characters. Each fact names its customer twice and the line that it is
   * due to, and has to fit into a record.
   */
  private static final int LONGEST = 32_768;

  private Ids() {}

  /** A text that is neither empty nor endless; null for any other. */
  static String of(String text) {
    return text == null || text.isEmpty() || text.length() > LONGEST ? null : text;
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
