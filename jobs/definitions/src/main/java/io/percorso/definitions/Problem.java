package io.percorso.definitions;

import java.util.Comparator;

/**
 * Something wrong with a definition, or, as a warning, something legal but surely not meant.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 if it is in no place
 * @param column from 1
 * @param warning true if it stops nothing
 * @param reason what is wrong
 * @param cure what to write instead; empty if the reason says it all
 */
public record Problem(
    String file, int line, int column, boolean warning, String reason, String cure)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::reason)
          .thenComparing(Problem::cure)
          .thenComparing(Problem::warning);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** One line: {@code file:line:column: error: reason; cure}. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place
        + (warning ? ": warning: " : ": error: ")
        + reason
        + (cure.isEmpty() ? "" : "; " + cure);
  }
}
