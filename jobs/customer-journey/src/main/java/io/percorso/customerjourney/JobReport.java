package io.percorso.customerjourney;

import io.percorso.engine.evaluation.Judged;

/**
 * How far a subtask is with taking its customers over to new rules, or that a definition has failed
 * there.
 *
 * @param at by the wall clock, in milliseconds since the epoch
 * @param set the number of the newest set of definitions in force
 * @param subtask who says so
 * @param share of the customers that has been taken over
 * @param customers judged anew since the sweep began
 * @param definition kind/id of one that has failed; empty in a report on a sweep
 * @param version its version
 * @param message what went wrong
 */
public record JobReport(
    long at,
    long set,
    Subtask subtask,
    double share,
    long customers,
    String definition,
    int version,
    String message) {

  /**
   * A subtask.
   *
   * @param index its number, from 0
   * @param of how many there are
   */
  public record Subtask(int index, int of) {}

  /** A report on a sweep. */
  static JobReport sweep(long at, long set, Subtask subtask, double share, long customers) {
    return new JobReport(at, set, subtask, share, customers, "", 0, "");
  }

  /** A report on a definition that has failed. */
  static JobReport quarantine(
      long at, long set, Subtask subtask, Judged definition, Throwable failure) {
    return new JobReport(
        at, set, subtask, 0, 0, definition.kindAndId(), definition.version(), failure.toString());
  }
}
