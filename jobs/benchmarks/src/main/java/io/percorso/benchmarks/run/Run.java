package io.percorso.benchmarks.run;

/**
 * One run and what was measured.
 *
 * @param section the section's name
 * @param round its round, from 0
 * @param one what ran
 * @param result what came of it
 */
public record Run(String section, int round, Case one, Result result) {
  /**
   * What came of a run.
   *
   * @param measured of its process
   * @param told how many records it wrote to its output topics
   */
  public record Result(Measured measured, long told) {
    String values() {
      return measured.values() + "," + told;
    }

    static Result of(String[] cells, int first) {
      Measured measured = Measured.of(cells, first);
      return new Result(measured, Long.parseLong(cells[cells.length - 1]));
    }
  }

  /** What is the same for two runs of one thing. */
  static String key(String section, int round, Case one) {
    return section + "," + round + "," + one.values();
  }
}
