package io.percorso.engine.condition;

import java.util.regex.Pattern;

/** Texts for people that quote what others wrote, which may have line breaks. */
public final class OneLine {
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  private OneLine() {}

  /** The text, with a space for whatever would break its line. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        return BREAKS.matcher(text).replaceAll(" ");
      }
    }
    // Nearly all are: a fact's reason is looked through each time, which is to cost little.
    return text;
  }

  private static boolean isBreak(char one) {
    return one < ' ' || one == 0x7F || one == 0x85 || one == 0x2028 || one == 0x2029;
  }
}
