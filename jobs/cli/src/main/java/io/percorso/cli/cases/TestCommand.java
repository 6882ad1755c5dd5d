package io.percorso.cli.cases;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.definitions.CaseFile;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso definitions test DIR}. */
@Command(
    name = "test",
    description = "Run the cases beside definitions (*.test.yaml) with the jobs' own engine.",
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder of definitions and their cases.")
  private Path folder;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results for a pipeline, as JUnit XML.")
  private Path junit;

  @Override
  public Integer call() throws FailedException {
    long begun = System.nanoTime();
    DefinitionSet definitions = Definitions.readValid(folder);
    CaseRunner runner = new CaseRunner(definitions);
    List<Result> results = new ArrayList<>();
    for (CaseFile file : files()) {
      System.out.println(file.name());
      for (CaseFile.Case one : file.cases()) {
        long start = System.nanoTime();
        String failure = runner.failure(one).orElse(null);
        results.add(new Result(file.name(), one, failure, System.nanoTime() - start));
        System.out.println(failure == null ? "  ok    " + one.name() : "  FAIL  " + one.name());
        if (failure != null) {
          System.out.println("        " + failure);
        }
      }
    }
    long failed = results.stream().filter(Result::failed).count();
    System.out.printf(
        Locale.ROOT,
        "%d cases, %d failed (%d ms)%n",
        results.size(),
        failed,
        (System.nanoTime() - begun) / 1_000_000);
    writeJUnit(results);
    if (failed > 0) {
      throw new FailedException(failed + " of " + results.size() + " cases failed");
    }
    return 0;
  }

  private List<CaseFile> files() throws FailedException {
    List<CaseFile> files;
    try {
      files = DefinitionSet.readCases(folder);
    } catch (IOException failure) {
      throw FailedException.of("cannot read the cases of " + folder, failure);
    }
    List<Problem> errors =
        files.stream()
            .flatMap(file -> file.problems().stream())
            .filter(problem -> !problem.warning())
            .toList();
    if (!errors.isEmpty()) {
      throw new FailedException(
          (errors.size() == 1 ? "1 error" : errors.size() + " errors")
              + " in the cases\n"
              + errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    if (files.isEmpty()) {
      throw new FailedException(folder + " has no cases: write some in a *.test.yaml");
    }
    return files;
  }

  private void writeJUnit(List<Result> results) throws FailedException {
    if (junit != null) {
      try {
        JUnitXml.write(results, junit);
      } catch (IOException failure) {
        throw FailedException.of("cannot write " + junit, failure);
      }
    }
  }
}
