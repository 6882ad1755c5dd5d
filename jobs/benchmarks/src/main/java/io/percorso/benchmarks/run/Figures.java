package io.percorso.benchmarks.run;

import io.percorso.cli.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figures that are no runs of contenders, in a file of comma-separated values. */
public final class Figures {
  private static final String HEAD = "section,name,figure\n";

  private final Path file;
  private final List<Figure> all = new ArrayList<>();

  /**
   * One figure.
   *
   * @param section the section's name
   * @param name what it is
   * @param value the figure
   */
  public record Figure(String section, String name, double value) {}

  /** The figures in a file, which may not be there yet. */
  public Figures(Path file) throws FailedException {
    this.file = file;
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, HEAD);
      }
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        all.add(new Figure(cells[0], cells[1], Double.parseDouble(cells[2])));
      }
    } catch (IOException failure) {
      throw FailedException.of("cannot read " + file, failure);
    }
  }

  /** True if a section has been measured. */
  public boolean has(String section) {
    return all.stream().anyMatch(figure -> figure.section().equals(section));
  }

  /** The figures of a section, in the order in which they were measured. */
  public List<Figure> of(String section) {
    return all.stream().filter(figure -> figure.section().equals(section)).toList();
  }

  /** All figures of one name; a section may have several. */
  public double[] of(String section, String name) {
    return of(section).stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(Figure::value)
        .toArray();
  }

  /** Keeps the figures of a section, all at once: one that is cut off is measured anew. */
  public void add(Figure... figures) throws FailedException {
    StringBuilder lines = new StringBuilder();
    for (Figure figure : figures) {
      lines.append(figure.section() + "," + figure.name() + "," + figure.value() + "\n");
    }
    try {
      Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw FailedException.of("cannot write " + file, failure);
    }
    all.addAll(Arrays.asList(figures));
  }
}
