package io.percorso.benchmarks.run;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;

/**
 * One thing to measure.
 *
 * @param contender who
 * @param workload on which log
 * @param family by which definitions
 * @param definitions how many of them
 */
public record Case(Contenders contender, Workload workload, Family family, int definitions) {
  /** Somebody else with the same to do. */
  public Case by(Contenders other) {
    return new Case(other, workload, family, definitions);
  }

  /** Percorso is given the journey and the churn model too, unless others are to do the same. */
  boolean isWhole() {
    return family != Family.TEN;
  }

  /** In a few words. */
  public String words() {
    return "%s, %s, %,d customers, %,d definitions%s"
        .formatted(
            contender.words(),
            family.name().toLowerCase(java.util.Locale.ROOT),
            workload.customers(),
            definitions,
            workload.oneCustomersShare() > 0 ? ", one customer with much" : "");
  }

  String values() {
    return String.join(
        ",",
        contender.name(),
        workload.name(),
        Integer.toString(workload.customers()),
        family.name(),
        Integer.toString(definitions));
  }
}
