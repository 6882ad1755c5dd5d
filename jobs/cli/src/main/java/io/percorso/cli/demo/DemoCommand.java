package io.percorso.cli.demo;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.definitions.DefinitionSet;
import io.percorso.engine.condition.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code percorso demo}. */
@Command(
    name = "demo",
    description =
        "The main job, whole, on this machine: an embedded Kafka broker, Flink with RocksDB, and"
            + " live synthetic shoppers, until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this long, such as 60s; default: at Ctrl-C.")
  private String span;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Events a second; default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--definitions",
      paramLabel = "DIR",
      description = "Your own definitions instead of the shop's that come with it.")
  private Path definitions;

  @Option(
      names = "--clickstream",
      paramLabel = "F",
      description = "Play a recorded file through the live job instead of shoppers.")
  private Path clickstream;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Play the recorded file at N times its pace; default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--ui-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Flink's web UI; a free port if it is taken. Default: ${DEFAULT-VALUE}.")
  private int uiPort;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What the shoppers' chances begin with; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws FailedException, UsageException {
    if (!(rate > 0 && rate <= 100_000)) {
      throw new UsageException("--rate must be above 0 and at most 100000");
    }
    if (!(speed > 0)) {
      throw new UsageException("--speed must be above 0");
    }
    if (uiPort < 0 || uiPort > 65_535) {
      throw new UsageException("--ui-port must be from 0 to 65535");
    }
    if (clickstream != null && !Files.isReadable(clickstream)) {
      throw new FailedException("no such file: " + clickstream);
    }
    DefinitionSet set =
        definitions == null ? Definitions.ofTheShop() : Definitions.readValidLive(definitions);
    DemoSettings settings = new DemoSettings(duration(), rate, seed, clickstream, speed, uiPort);
    return new Demo(settings, set).run();
  }

  private Duration duration() throws UsageException {
    if (span == null) {
      return null;
    }
    long millis = Durations.parse(span);
    if (millis <= 0) {
      throw new UsageException("--for must be a duration such as 60s");
    }
    return Duration.ofMillis(millis);
  }
}
