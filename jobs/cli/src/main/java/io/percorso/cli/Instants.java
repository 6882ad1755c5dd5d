package io.percorso.cli;

import java.time.LocalDate;

/** Instants as outputs show them, and as options give them. */
public final class Instants {
  private static final long DAY = 86_400_000L;

  private Instants() {}

  /** Such as {@code 2026-01-01T10:00:00.000Z}. */
  public static String format(long millis) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    int ofDay = (int) Math.floorMod(millis, DAY);
    StringBuilder text = new StringBuilder(24);
    put(text, date.getYear(), 4).append('-');
    put(text, date.getMonthValue(), 2).append('-');
    put(text, date.getDayOfMonth(), 2).append('T');
    put(text, ofDay / 3_600_000, 2).append(':');
    put(text, ofDay / 60_000 % 60, 2).append(':');
    put(text, ofDay / 1_000 % 60, 2).append('.');
    return put(text, ofDay % 1_000, 3).append('Z').toString();
  }

  /** The value of an option {@code --until}; null without one. */
  public static Long until(String text) throws UsageException {
    if (text == null) {
      return null;
    }
    long instant = io.percorso.runtime.intake.Instants.parse(text);
    if (instant == io.percorso.runtime.intake.Instants.NONE) {
      throw new UsageException("--until is no instant: write 2026-04-01T00:00:00Z, say");
    }
    return instant;
  }

  private static StringBuilder put(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(number);
    return text.append("0000", 0, Math.max(0, digits - plain.length())).append(plain);
  }
}
