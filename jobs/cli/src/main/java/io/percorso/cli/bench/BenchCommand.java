package io.percorso.cli.bench;

import io.percorso.cli.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code percorso bench}. */
@Command(
    name = "bench",
    description = "Measure the engine on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DrainCommand.class, AnswersCommand.class, SweepCommand.class})
public final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() throws UsageException {
    throw new UsageException("say what to measure: percorso bench drain, answers or sweep");
  }
}
