package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.UsageException;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionsInForce;
import io.percorso.definitions.Problem;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code percorso definitions list}. */
@Command(
    name = "list",
    description = "List the definitions in force, with their versions.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
  @Mixin private ControlTopic topic = new ControlTopic();
  @Mixin private LongestWindow longest = new LongestWindow();

  @Override
  public Integer call() throws FailedException, UsageException {
    Map<ControlMessage, Instant> records = topic.read();
    DefinitionsInForce inForce = longest.inForce(records.keySet());
    System.out.printf(
        Locale.ROOT, "%-48s %7s %5s  %-24s%n", "definition", "version", "set", "since");
    for (ControlMessage message : inForce.records().values()) {
      System.out.printf(
          Locale.ROOT,
          "%-48s %7d %5d  %-24s%s%n",
          message.key(),
          message.version(),
          message.set(),
          records.get(message),
          message.retired() ? "  retired" : "");
    }
    for (Problem problem : inForce.problems()) {
      System.out.println("The newest set is not in force: " + problem);
    }
    Progress progress = progress();
    inForce.records().values().stream()
        .flatMap(message -> progress.failure(message).stream())
        .forEach(System.out::println);
    System.out.println(progress.of(inForce.set()));
    return 0;
  }

  private Progress progress() throws FailedException, UsageException {
    try (SmallTopic<DefinitionReport> reports =
        new SmallTopic<>(topic.topics().definitionReports(), topic.client())) {
      return new Progress(reports.all());
    } catch (KafkaException failure) {
      throw new FailedException("cannot read how far the job is: " + LocalCluster.cause(failure));
    }
  }
}
