package io.percorso.runtime.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as input has them, in milliseconds since the epoch. */
public final class Instants {
  /** What stands for no usable instant. */
  public static final long NONE = Long.MIN_VALUE;

  private static final long END = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400_000L;
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?"
              + "(Z|([+-])(\\d{2}):?(\\d{2}))?)?");

  private Instants() {}

  /** An instant from 1970 up to, not including, 2200; {@link #NONE} for any other. */
  public static long usable(long millis) {
    return millis >= 0 && millis < END ? millis : NONE;
  }

  /** Epoch milliseconds given as any number; what is finer than one is cut. */
  public static long parse(BigDecimal number) {
    long wholeDigits = number.precision() - (long) number.scale();
    if (number.signum() == 0) {
      return 0;
    }
    if (number.signum() < 0 || wholeDigits > 15) {
      return NONE;
    }
    // Arithmetic on a number of millions of places would take for ever.
    return wholeDigits <= 0 ? 0 : usable(number.setScale(0, RoundingMode.DOWN).longValue());
  }

  /** A date, a date and time with or without a zone, or digits of epoch milliseconds. */
  public static long parse(String text) {
    long common = parseCommon(text);
    if (common != NONE) {
      return usable(common);
    }
    if (!text.isEmpty() && text.length() <= 30 && isDigits(text, 0, text.length())) {
      return parse(new BigDecimal(text));
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return NONE;
    }
    try {
      return usable(millis(form));
    } catch (DateTimeException noSuchDay) {
      return NONE;
    }
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static long millis(Matcher form) {
    long day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3)).toEpochDay();
    return day * 86_400_000L + timeOfDay(form) - zone(form);
  }

  private static long timeOfDay(Matcher form) {
    if (form.group(4) == null) {
      return 0;
    }
    int hours = within(number(form, 4), 23);
    int minutes = within(number(form, 5), 59);
    int seconds = form.group(6) == null ? 0 : within(number(form, 6), 59);
    String fraction = form.group(7) == null ? "" : form.group(7);
    int millis = Integer.parseInt((fraction + "000").substring(0, 3));
    return ((hours * 60L + minutes) * 60 + seconds) * 1000 + millis;
  }

  private static long zone(Matcher form) {
    if (form.group(9) == null) {
      return 0;
    }
    long minutes = within(number(form, 10), 23) * 60L + within(number(form, 11), 59);
    return (form.group(9).equals("-") ? -minutes : minutes) * 60_000;
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  private static int within(int value, int most) {
    if (value > most) {
      throw new DateTimeException("no such time");
    }
    return value;
  }

  /** {@code 2026-01-01T10:00:00.000Z}, the form nearly all input has, without a pattern. */
  private static long parseCommon(String text) {
    if (text.length() != 24
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(19) != '.'
        || text.charAt(23) != 'Z') {
      return NONE;
    }
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    int year = digits(text, 0, 4);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    int millis = digits(text, 20, 3);
    boolean sound =
        year >= 1970
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= 28
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59
            && second >= 0
            && second <= 59
            && millis >= 0;
    return sound
        ? LocalDate.of(year, month, day).toEpochDay() * 86_400_000L
            + ((hour * 60L + minute) * 60 + second) * 1000
            + millis
        : NONE;
  }

  private static int digits(String text, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
