package io.percorso.cli.replay;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.cli.Instants;
import io.percorso.cli.UsageException;
import io.percorso.definitions.DefinitionSet;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code percorso replay}. */
@Command(
    name = "replay",
    description = "Judge recorded events: the live job's logic over files, every output a file.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Mixin private Recordings recordings = new Recordings();

  @Option(
      names = "--definitions",
      paramLabel = "DIR",
      required = true,
      description = "A folder of definitions.")
  private Path definitions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the outputs go; made if need be.")
  private Path out;

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "Advance time to this instant; default: the latest accepted line.")
  private String until;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks that share the work; default: the number of processors.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws FailedException, UsageException {
    recordings.requireAny("replay");
    if (parallelism < 1 || parallelism > 128) {
      throw new UsageException("--parallelism must be from 1 to 128");
    }
    DefinitionSet set = Definitions.readValid(definitions);
    boolean terminal = Boolean.getBoolean("percorso.terminal");
    ReplayRequest request =
        new ReplayRequest(recordings, out, Instants.until(until), parallelism, terminal);
    Replay replay = new Replay(request, set);
    long begun = System.nanoTime();
    Summary summary = replay.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d lines read in %.1f s: %,d accepted, %,d duplicates, %,d dead letters%n"
            + "%,d customers, %,d segment changes, %,d journey transitions, %,d churn changes,"
            + " %,d feedback points%n"
            + "Outputs are in %s%n",
        summary.eventsRead(),
        seconds,
        summary.eventsAccepted(),
        summary.duplicates(),
        summary.deadLetters(),
        summary.customers(),
        summary.segmentChanges(),
        summary.journeyTransitions(),
        summary.churnChanges(),
        summary.feedbackMetrics(),
        out);
    return 0;
  }
}
