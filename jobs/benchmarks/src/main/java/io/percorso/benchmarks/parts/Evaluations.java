package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.run.Jvm;
import io.percorso.benchmarks.workload.Family;
import io.percorso.cli.FailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine alone, by more and more definitions, each in a JVM of its own. */
public final class Evaluations {
  /** The name of the section. */
  public static final String SECTION = "evaluation";

  private static final int CUSTOMERS = 50_000;
  private static final int ROUNDS = 4;
  private static final String MARK = "engine,";

  private Evaluations() {}

  /**
   * Microseconds a line.
   *
   * @param folder where what the processes say is kept
   */
  public static Figure[] measure(Path folder, long events) throws FailedException {
    List<Figure> figures = new ArrayList<>();
    for (int definitions : List.of(10, 100, 1_000, 10_000)) {
      figures.addAll(one(folder, Family.SPREAD, definitions, events));
    }
    figures.addAll(one(folder, Family.SHARED, 100, events));
    return figures.toArray(new Figure[0]);
  }

  private static List<Figure> one(Path folder, Family family, int definitions, long events)
      throws FailedException {
    String[] args = {
      family.name(),
      Integer.toString(definitions),
      "false",
      Integer.toString(CUSTOMERS),
      Long.toString(events),
      Integer.toString(ROUNDS)
    };
    try (Jvm jvm =
        Jvm.start(
            Jvm.Setup.ofFlink(Jvm.Setup.HEAP),
            folder.resolve("engine.log"),
            EngineAlone.class,
            args)) {
      String[] cells = {};
      for (int round = 0; round < ROUNDS; round++) {
        cells = jvm.await(line -> line.startsWith(MARK)).split(",", -1);
      }
      String name = family.name().toLowerCase(java.util.Locale.ROOT) + " " + definitions;
      return List.of(
          new Figure(SECTION, name + " objects", Double.parseDouble(cells[1])),
          new Figure(SECTION, name + " bytes", Double.parseDouble(cells[2])));
    }
  }
}
