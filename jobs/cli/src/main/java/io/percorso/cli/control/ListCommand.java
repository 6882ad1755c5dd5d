package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionsInForce;
import io.percorso.definitions.Problem;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

  @Override
  public Integer call() throws FailedException, UsageException {
    Map<ControlMessage, Instant> records = topic.read();
    DefinitionsInForce inForce = ControlTopic.inForce(records.keySet());
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
    System.out.println(progress(inForce.set()));
    return 0;
  }

  /** How far the running job has taken its customers over to a set. */
  private String progress(long set) throws FailedException, UsageException {
    Map<Integer, DefinitionReport> newest = new TreeMap<>();
    int subtasks = 0;
    try (SmallTopic<DefinitionReport> reports =
        new SmallTopic<>(topic.topics().definitionReports(), topic.client())) {
      for (DefinitionReport report : reports.all()) {
        newest.put(report.getSubtask(), report);
        subtasks = report.getSubtasks();
      }
    } catch (KafkaException failure) {
      throw new FailedException("cannot read how far the job is: " + failure.getMessage());
    }
    double share = 0;
    long customers = 0;
    Instant last = Instant.EPOCH;
    for (int subtask = 0; subtask < subtasks; subtask++) {
      DefinitionReport report = newest.get(subtask);
      if (report != null && report.getSet() == set) {
        share += report.getShare() / subtasks;
        customers += report.getCustomers();
        last = report.getAt().isAfter(last) ? report.getAt() : last;
      }
    }
    if (last.equals(Instant.EPOCH)) {
      return "No job has taken customers over to set " + set + " yet";
    }
    return String.format(
        Locale.ROOT,
        "Set %d holds for %s%% of the customers; %,d were judged anew; as of %s",
        set,
        share > 1 - 1e-9 ? "100" : String.valueOf((int) (share * 100)),
        customers,
        last);
  }
}
