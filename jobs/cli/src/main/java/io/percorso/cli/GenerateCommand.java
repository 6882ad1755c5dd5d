package io.percorso.cli;

import io.percorso.cli.shoppers.Noise;
import io.percorso.cli.shoppers.ShopperFiles;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.cli.shoppers.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code percorso generate}. */
@Command(
    name = "generate",
    description = "Write recorded files of synthetic shoppers, to try definitions or to measure.",
    mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--clickstream",
      paramLabel = "F",
      required = true,
      description = "Where the calls go; gzip if the name ends in .gz.")
  private Path clickstream;

  @Option(
      names = "--feedback",
      paramLabel = "F",
      required = true,
      description = "Where the answers go; gzip if the name ends in .gz.")
  private Path feedback;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many events; default: ${DEFAULT-VALUE}.")
  private long events;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Among how many customers; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--noise",
      description = "Add some disorder, repeats and malformed lines, as real input has.")
  private boolean noisy;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same files; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws FailedException, UsageException {
    if (events < 1 || customers < 1 || customers > ShopperSettings.MOST_CUSTOMERS) {
      throw new UsageException(
          "--events must be 1 or more, --customers from 1 to " + ShopperSettings.MOST_CUSTOMERS);
    }
    ShopperSettings settings =
        ShopperSettings.natural(seed, customers, Instant.parse("2026-01-01T00:00:00Z"));
    Noise noise = noisy ? new Noise(0.05, 0.006, 0.001) : Noise.NONE;
    try {
      Written written = new ShopperFiles(settings, noise).write(clickstream, feedback, events);
      System.out.printf(
          Locale.ROOT,
          "%,d lines written; the last event is at %s%n",
          written.lines(),
          written.last());
      if (!written.last().isBefore(ShopperSettings.END)) {
        throw new FailedException(
            "no replay takes what comes after 2199: give fewer --events or more --customers");
      }
      return 0;
    } catch (IOException failure) {
      throw FailedException.of("cannot write", failure);
    }
  }
}
