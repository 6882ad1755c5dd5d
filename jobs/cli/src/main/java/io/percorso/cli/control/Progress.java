package io.percorso.cli.control;

import io.percorso.definitions.ControlMessage;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the running job has taken its customers over, and what has failed on the way. */
final class Progress {
  private final Map<Integer, DefinitionReport> sweeps = new TreeMap<>();
  private final Map<String, DefinitionReport> failures = new TreeMap<>();
  private int subtasks;

  /** What reports say, the oldest first. */
  Progress(List<DefinitionReport> reports) {
    for (DefinitionReport report : reports) {
      if (report.getWhat().equals("QUARANTINE")) {
        failures.put(report.getDefinition(), report);
      } else {
        sweeps.put(report.getSubtask(), report);
        subtasks = report.getSubtasks();
      }
    }
  }

  /** Of a definition that has been put aside in this version, why. */
  Optional<String> failure(ControlMessage message) {
    return Optional.ofNullable(failures.get(message.key()))
        .filter(report -> report.getVersion() == message.version() && !message.retired())
        .map(
            report ->
                message.key()
                    + ", version "
                    + message.version()
                    + ", failed at "
                    + report.getAt()
                    + " and was put aside: "
                    + report.getMessage());
  }

  /** How far a set is. */
  String of(long set) {
    double share = 0;
    long customers = 0;
    Instant last = Instant.EPOCH;
    for (int subtask = 0; subtask < subtasks; subtask++) {
      DefinitionReport report = sweeps.get(subtask);
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
