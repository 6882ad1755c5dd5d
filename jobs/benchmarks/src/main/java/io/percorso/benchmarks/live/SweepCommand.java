package io.percorso.benchmarks.live;

import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code percorso bench sweep}. */
@Command(
    name = "sweep",
    description =
        "How long a new definition takes to reach customers who do nothing, and what events that"
            + " come meanwhile have to wait. Broker and feeder run in the same JVM.",
    mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {
  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Customers who do nothing; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "10000",
      description = "Events a second of others meanwhile; default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--edits",
      paramLabel = "N",
      defaultValue = "0",
      description = "Edits to apply afterwards, one by one; default: none.")
  private int edits;

  @Override
  public Integer call() throws FailedException, UsageException {
    if (customers < 1 || rate < SweepLoad.PROBES) {
      throw new UsageException(
          "--customers must be 1 or more, --rate " + SweepLoad.PROBES + " or more");
    }
    new Drain(new SweepLoad(customers), client -> new SweepClock(client, rate, edits).run()).run();
    return 0;
  }
}
