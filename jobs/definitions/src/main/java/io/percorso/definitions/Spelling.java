package io.percorso.definitions;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that was meant by a misspelt one. */
final class Spelling {
  /** Beyond so many known words, looking at each for every error would take too long. */
  private static final int MOST_KNOWN = 1_000;

  /** What a word is meant to be is not guessed from novels. */
  private static final int LONGEST = 60;

  private Spelling() {}

  /** "did you mean X?", or nothing if no known word is near. */
  static String suggest(String word, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest == null ? "" : "did you mean " + nearest + "?";
  }

  /** The nearest known word; null if none is near enough to be meant. */
  static String nearest(String word, Collection<String> known) {
    if (known.size() > MOST_KNOWN || word.length() > LONGEST) {
      return null;
    }
    String plain = plain(word);
    int least = 1 + Math.min(2, plain.length() / 3);
    String nearest = null;
    for (String candidate : known) {
      String other = plain(candidate);
      int distance = distance(plain, other, least);
      // A word of two letters is near to every other: nothing of it must be left to chance.
      if (distance < least && distance < other.length() && distance < plain.length()) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Case and what joins words do not matter: at_least is atLeast. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
  }

  /**
   * How many letters were left out, put in, changed or swapped with their neighbour; {@code limit}
   * if it is that many or more. Only the diagonal band in which fewer are possible is filled.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = Math.min(j, limit);
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      java.util.Arrays.fill(row, limit);
      row[0] = Math.min(i, limit);
      int end = Math.min(b.length(), i + limit);
      for (int j = Math.max(1, i - limit); j <= end; j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, beforeLast[j - 2] + 1);
        }
        row[j] = Math.min(least, limit);
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
