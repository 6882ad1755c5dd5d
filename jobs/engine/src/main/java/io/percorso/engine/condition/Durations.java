package io.percorso.engine.condition;

/** Durations as definitions write them: a whole number and one unit of ms, s, m, h, d. */
public final class Durations {
  private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};

  private Durations() {}

  /**
   * Milliseconds of a duration such as {@code 30m}; -1 if the text is none or does not fit a long.
   */
  public static long parse(String text) {
    for (int i = UNITS.length - 1; i >= 0; i--) {
      String digits =
          text.endsWith(UNITS[i]) ? text.substring(0, text.length() - UNITS[i].length()) : "";
      if (digits.matches("[0-9]{1,15}")) {
        long number = Long.parseLong(digits);
        return number > Long.MAX_VALUE / 4 / MILLIS[i] ? -1 : number * MILLIS[i];
      }
    }
    return -1;
  }

  /** The shortest form a definition could have used. */
  public static String format(long millis) {
    for (int i = 0; i < UNITS.length; i++) {
      if (millis % MILLIS[i] == 0 && millis != 0) {
        return millis / MILLIS[i] + UNITS[i];
      }
    }
    return "0s";
  }

  /** About how long, in the one or two largest units: for people. */
  public static String approximate(long millis) {
    for (int i = 0; i < UNITS.length; i++) {
      if (millis >= MILLIS[i]) {
        long whole = millis / MILLIS[i];
        long rest = i + 1 < UNITS.length ? (millis - whole * MILLIS[i]) / MILLIS[i + 1] : 0;
        boolean single = rest == 0 || whole >= 10 || i >= 3;
        return whole + UNITS[i] + (single ? "" : " " + rest + UNITS[i + 1]);
      }
    }
    return "0s";
  }
}
