package io.percorso.definitions;

import io.percorso.engine.condition.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, so that all of it is reported at once. */
final class Problems {
  /** Nobody reads more of one file, and a hostile one has millions. */
  static final int MOST = 1_000;

  private static final int LONGEST = 600;

  private final String file;
  private final TreeSet<Problem> found = new TreeSet<>();
  private int errors;
  private int untold;
  private boolean untoldErrors;

  Problems(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** An error of the file itself, which begins in its first line. */
  void error(String reason, String cure) {
    add(1, 1, false, reason, cure);
  }

  void error(Node where, String reason, String cure) {
    add(where, false, reason, cure);
  }

  void warning(Node where, String reason, String cure) {
    add(where, true, reason, cure);
  }

  void add(Node where, boolean warning, String reason, String cure) {
    add(where.getStartMark(), warning, reason, cure);
  }

  void add(Optional<Mark> mark, boolean warning, String reason, String cure) {
    int line = mark.map(place -> place.getLine() + 1).orElse(0);
    int column = mark.map(place -> place.getColumn() + 1).orElse(0);
    add(line, column, warning, reason, cure);
  }

  void add(int line, int column, boolean warning, String reason, String cure) {
    if (found.size() == MOST) {
      untold++;
      untoldErrors |= !warning;
      return;
    }
    boolean isNew =
        found.add(new Problem(file, line, column, warning, oneLine(reason), oneLine(cure)));
    errors += isNew && !warning ? 1 : 0;
  }

  /** Reasons and cures quote what users wrote, which may be long and have line breaks. */
  private static String oneLine(String text) {
    String line = OneLine.of(text).strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  boolean hasErrors() {
    return errors > 0 || untoldErrors;
  }

  /** How many were found so far. */
  int count() {
    return found.size() + untold;
  }

  List<Problem> all() {
    List<Problem> all = new ArrayList<>(found);
    if (untold > 0) {
      String reason = "there are " + untold + " problems more";
      all.add(new Problem(file, 0, 0, !untoldErrors, reason, "mend these first"));
    }
    return all;
  }
}
