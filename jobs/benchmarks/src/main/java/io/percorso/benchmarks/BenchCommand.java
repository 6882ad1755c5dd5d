package io.percorso.benchmarks;

import io.percorso.benchmarks.contenders.Contend;
import io.percorso.benchmarks.latency.LatencyClock;
import io.percorso.benchmarks.live.AnswersCommand;
import io.percorso.benchmarks.live.DrainCommand;
import io.percorso.benchmarks.live.SweepCommand;
import io.percorso.benchmarks.parts.Evaluations;
import io.percorso.benchmarks.parts.Parts;
import io.percorso.benchmarks.parts.Replays;
import io.percorso.benchmarks.parts.StateWeight;
import io.percorso.benchmarks.report.Report;
import io.percorso.benchmarks.run.Arena;
import io.percorso.benchmarks.run.Figures;
import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.run.Runs;
import io.percorso.benchmarks.run.Section;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso bench}. */
@Command(
    name = "bench",
    description = {
      "Measure the engine on this machine, and what others make of the same events.",
      "Sections, run one by one and not run again: value, heap, limits, tutorial-100,"
          + " tutorial-1000, sql, streams, customers, definitions, one, latency, evaluation, parts,"
          + " weight, replay."
    },
    mixinStandardHelpOptions = true,
    subcommands = {DrainCommand.class, AnswersCommand.class, SweepCommand.class})
final class BenchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "SECTION",
      description = "Sections to run; all of them if none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--quick",
      description = "Small logs and one round of each: minutes, for a first impression.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "percorso-bench",
      description =
          "Where logs and results are kept; what it has is not run again. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Fewer rounds of each section than it has; the rest can be run later.")
  private Integer rounds;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description =
          "Another option for the JVM of each contender, to look into one; with a DIR of its own,"
              + " as what has been run is not run again.")
  private List<String> options = List.of();

  @Option(
      names = "--flink-option",
      paramLabel = "KEY=VALUE",
      description =
          "Another setting of Flink for each contender that runs on it, to look into one; with a"
              + " DIR of its own, as what has been run is not run again.")
  private Map<String, String> flinkOptions = Map.of();

  private Path folder;
  private Figures figures;

  /** A section that is no comparison of contenders. */
  private interface Measure {
    Figure[] take(Arena arena) throws FailedException;
  }

  @Override
  public Integer call() throws FailedException, UsageException {
    List<Section> sections = Sections.all(quick);
    check(sections);
    folder = (quick ? out.resolve("quick") : out).toAbsolutePath();
    List<String> all = new ArrayList<>(options);
    flinkOptions.forEach((key, value) -> all.add(Contend.javaOption(key, value)));
    try (Arena arena = Arena.open(folder, all)) {
      Runs runs = new Runs(folder.resolve("runs.csv"));
      figures = new Figures(folder.resolve("figures.csv"));
      for (Section section : sections) {
        if (isWanted(section.name())) {
          arena.run(section, rounds == null ? section.rounds() : rounds, runs);
        }
      }
      measure(
          arena,
          Evaluations.SECTION,
          unused -> Evaluations.measure(folder, quick ? 100_000 : 600_000));
      measure(arena, StateWeight.SECTION, unused -> StateWeight.measure());
      measure(
          arena,
          LatencyClock.SECTION,
          open ->
              new LatencyClock(open, Sections.basis(quick).workload(), quick ? 3_000 : 60_000)
                  .measure());
      if (!quick) {
        measure(arena, Parts.SECTION, unused -> Parts.measure());
        measure(
            arena,
            Replays.SECTION,
            unused -> new Replays(folder.resolve("replay.log"), 10_000_000).measure(3));
      }
      Report report = new Report(sections, runs, figures);
      report.print();
      Path page = folder.resolve("report.html");
      report.write(page);
      System.out.println("percorso: all of it with pictures is in " + page);
    }
    return 0;
  }

  private void check(List<Section> sections) throws UsageException {
    List<String> known = new ArrayList<>(sections.stream().map(Section::name).toList());
    known.addAll(List.of(Evaluations.SECTION, StateWeight.SECTION, LatencyClock.SECTION));
    if (!quick) {
      known.addAll(List.of(Parts.SECTION, Replays.SECTION));
    }
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException("no section " + name + "; there are " + String.join(", ", known));
      }
    }
  }

  private boolean isWanted(String section) {
    return names.isEmpty() || names.contains(section);
  }

  private void measure(Arena arena, String section, Measure measure) throws FailedException {
    if (isWanted(section) && !figures.has(section)) {
      figures.add(measure.take(arena));
    }
  }
}
