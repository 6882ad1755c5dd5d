package io.percorso.cli.churn;

import io.percorso.cli.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code percorso churn}. */
@Command(
    name = "churn",
    description = "Fit churn models.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "fit",
    subcommands = {FitCommand.class})
public final class ChurnCommand implements Callable<Integer> {
  @Override
  public Integer call() throws UsageException {
    throw new UsageException("say what to do: percorso churn fit");
  }
}
