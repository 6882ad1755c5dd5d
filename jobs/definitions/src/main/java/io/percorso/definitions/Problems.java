package io.percorso.definitions;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, so that all of it is reported at once. */
final class Problems {
  private final String file;
  private final TreeSet<Problem> found = new TreeSet<>();

  Problems(String file) {
    this.file = file;
  }

  void error(Node where, String reason, String cure) {
    add(where.getStartMark(), false, reason, cure);
  }

  void warning(Node where, String reason, String cure) {
    add(where.getStartMark(), true, reason, cure);
  }

  void add(Optional<Mark> mark, boolean warning, String reason, String cure) {
    int line = mark.map(place -> place.getLine() + 1).orElse(0);
    int column = mark.map(place -> place.getColumn() + 1).orElse(0);
    found.add(new Problem(file, line, column, warning, reason, cure));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> !problem.warning());
  }

  List<Problem> all() {
    return List.copyOf(found);
  }
}
