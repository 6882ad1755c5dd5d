package io.percorso.benchmarks.live;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.definitions.DefinitionSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code percorso bench drain}. */
@Command(
    name = "drain",
    description =
        "How fast the live job, with RocksDB, works off a topic that was filled before it started."
            + " The broker runs in the same JVM and takes its share of the processors.",
    mixinStandardHelpOptions = true)
public final class DrainCommand implements Callable<Integer> {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Events to work off; default: ${DEFAULT-VALUE}.")
  private long events;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Among how many customers; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--definitions",
      paramLabel = "DIR",
      description = "Definitions to judge by; default: the shop's.")
  private Path definitions;

  @Override
  public Integer call() throws FailedException, UsageException {
    if (events < 1 || customers < 1 || customers > ShopperSettings.MOST_CUSTOMERS) {
      throw new UsageException(
          "--events must be 1 or more, --customers from 1 to " + ShopperSettings.MOST_CUSTOMERS);
    }
    DefinitionSet set =
        definitions == null ? Definitions.ofTheShop() : Definitions.readValidLive(definitions);
    Drain.Result result = new Drain(new ShopperLoad(events, customers, set)).run();
    System.out.println(result.inWords("event"));
    return 0;
  }
}
