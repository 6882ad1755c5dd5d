package io.percorso.benchmarks.report;

import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Measured;
import java.util.ArrayList;
import java.util.List;

/** The runs of a section as rows of cells. */
final class Table {
  static final List<String> HEAD =
      List.of(
          "case",
          "records/s",
          "against the first",
          "CPU us each",
          "compiler, %",
          "bytes allocated each",
          "checkpoint",
          "records told");

  private Table() {}

  static List<List<String>> rows(Results results) {
    List<List<String>> rows = new ArrayList<>();
    Case first = results.section().cases().get(0);
    for (Case one : results.section().cases()) {
      rows.add(
          List.of(
              one.words(),
              results.spread(one, Measured::rate).map(all -> all.inWords(Words::count)).orElse("-"),
              one.equals(first)
                  ? ""
                  : results
                      .ratio(one, first, Measured::rate)
                      .map(all -> all.inWords(Words::ratio))
                      .orElse("-"),
              results
                  .spread(one, Measured::cpuMicros)
                  .map(all -> all.inWords(Words::tenth))
                  .orElse("-"),
              results
                  .spread(one, Measured::compilerPercent)
                  .map(all -> Words.count(all.median()))
                  .orElse("-"),
              results
                  .spread(one, Measured::allocatedEach)
                  .map(all -> Words.count(all.median()))
                  .orElse("-"),
              checkpoint(results, one),
              results.told(one).map(all -> Words.count(all.median())).orElse("-")));
    }
    return rows;
  }

  private static String checkpoint(Results results, Case one) {
    double millis = results.spread(one, Measured::checkpointMillis).map(Spread::median).orElse(0.0);
    double bytes = results.spread(one, Measured::checkpointBytes).map(Spread::median).orElse(0.0);
    return bytes == 0 ? "-" : Words.count(millis) + " ms, " + Words.tenth(bytes / 1e6) + " MB";
  }

  /** For a terminal: columns as wide as their widest cell. */
  static String text(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(HEAD));
    all.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
