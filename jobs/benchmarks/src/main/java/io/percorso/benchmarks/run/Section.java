package io.percorso.benchmarks.run;

import java.util.List;

/**
 * What is measured together: the first case against each of the others, in every round one run of
 * each in a JVM of its own, every other round in the opposite order.
 *
 * @param name its name on the command line
 * @param title what it shows
 * @param cases what is measured
 * @param rounds how often
 * @param limits how long at most
 */
public record Section(String name, String title, List<Case> cases, int rounds, Limits limits) {
  /**
   * How long at most.
   *
   * @param warmup seconds before anything is measured
   * @param seconds seconds that are measured
   */
  public record Limits(int warmup, int seconds) {}
}
