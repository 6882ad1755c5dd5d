package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.cli.FailedException;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the microbenchmarks. */
public final class Parts {
  /** The name of the section. */
  public static final String SECTION = "parts";

  private Parts() {}

  /** Nanoseconds of each part. */
  public static Figure[] measure() throws FailedException {
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(PartsBenchmark.class.getName())
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run();
      return results.stream()
          .map(
              result ->
                  new Figure(
                      SECTION,
                      result.getPrimaryResult().getLabel(),
                      result.getPrimaryResult().getScore()))
          .toArray(Figure[]::new);
    } catch (RunnerException failure) {
      throw new FailedException("cannot measure parts: " + failure.getMessage(), failure);
    }
  }
}
