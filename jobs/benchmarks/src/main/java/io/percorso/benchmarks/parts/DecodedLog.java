package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.workload.ActionLines;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.List;

/** A workload's lines, as they arrive at the operator that holds the customers. */
final class DecodedLog {
  private DecodedLog() {}

  static List<CustomerLine> of(Workload workload) {
    ActionLines all = new ActionLines();
    Actions actions = new Actions(workload);
    List<CustomerLine> lines = new ArrayList<>();
    for (long i = 0; i < workload.records(); i++) {
      lines.add(all.of(actions.next(), i));
    }
    return lines;
  }
}
