package io.percorso.benchmarks;

import io.percorso.benchmarks.live.AnswersCommand;
import io.percorso.benchmarks.live.DrainCommand;
import io.percorso.benchmarks.live.SweepCommand;
import io.percorso.benchmarks.run.Arena;
import io.percorso.benchmarks.run.Runs;
import io.percorso.benchmarks.run.Section;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso bench}. */
@Command(
    name = "bench",
    description = "Measure the engine on this machine, and what others make of the same events.",
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
      names = "--java-option",
      paramLabel = "OPTION",
      description = "Another option for the JVM of each contender, to look into one.")
  private List<String> options = List.of();

  @Override
  public Integer call() throws FailedException, UsageException {
    List<Section> all = Sections.all(quick);
    for (String name : names) {
      if (all.stream().noneMatch(section -> section.name().equals(name))) {
        String known = all.stream().map(Section::name).collect(Collectors.joining(", "));
        throw new UsageException("no section " + name + "; there are " + known);
      }
    }
    Path folder = quick ? out.resolve("quick") : out;
    try (Arena arena = Arena.open(folder.toAbsolutePath(), options)) {
      Runs runs = new Runs(folder.resolve("runs.csv"));
      for (Section section : all) {
        if (names.isEmpty() || names.contains(section.name())) {
          arena.run(section, runs);
        }
      }
    }
    return 0;
  }
}
