package io.percorso.engine.value;

import java.util.Locale;

/**
 * Numbers with a fixed number of decimals, digit for digit as {@link String#format} writes them,
 * but without a format to be read each time: a fact about churn bears twenty of them.
 */
public final class Decimals {
  /** Below this a scaled number has places to spare behind its point. */
  private static final double LARGEST = 1e9;

  /** So near to half of the last place, the exact way decides. */
  private static final double NEAR = 1e-4;

  private Decimals() {}

  /**
   * As {@code %.2f} has it, for two digits.
   *
   * @param digits behind the point, 1 to 6
   */
  public static String fixed(double number, int digits) {
    double scaled = Math.abs(number) * Numbers.POWERS_OF_TEN[digits];
    long whole = (long) scaled;
    double rest = scaled - whole;
    if (!(scaled < LARGEST) || Math.abs(rest - .5) < NEAR) {
      return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
    String text = Long.toString(rest > .5 ? whole + 1 : whole);
    StringBuilder out = new StringBuilder(text.length() + digits + 2);
    if (Double.compare(number, 0) < 0) {
      out.append('-');
    }
    out.append("0".repeat(Math.max(0, digits + 1 - text.length()))).append(text);
    return out.insert(out.length() - digits, '.').toString();
  }

  /** The same with a sign in any case, as {@code %+.2f} has it. */
  public static String signed(double number, int digits) {
    String fixed = fixed(number, digits);
    return fixed.startsWith("-") || Double.isNaN(number) ? fixed : "+" + fixed;
  }
}
