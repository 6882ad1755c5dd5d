package io.percorso.definitions;

import java.util.List;

/**
 * Cases for definitions, from a {@code *.test.yaml} beside them.
 *
 * @param name of the file
 * @param cases in the order in which they stand
 * @param problems what is wrong with it; with an error in it no case is worth running
 */
public record CaseFile(String name, List<Case> cases, List<Problem> problems) {
  /** Keeps copies. */
  public CaseFile {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** True if there is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> !problem.warning());
  }

  /**
   * What one customer does, and where that puts them.
   *
   * @param name for people
   * @param line where it stands, from 1
   * @param kind of the definition
   * @param definition its id
   * @param given in the order of time
   * @param expected in the order of time
   */
  public record Case(
      String name,
      int line,
      String kind,
      String definition,
      List<Given> given,
      List<Expected> expected) {
    /** Keeps copies. */
    public Case {
      given = List.copyOf(given);
      expected = List.copyOf(expected);
    }
  }

  /**
   * A line of input.
   *
   * @param line where it stands, from 1
   * @param feedback true for an answer, false for a call
   * @param json as it would stand in an input file
   */
  public record Given(int line, boolean feedback, String json) {}

  /**
   * Where the customer is to be.
   *
   * @param line where it stands, from 1
   * @param at the instant, in milliseconds since the epoch
   * @param after the same as it is written, for people
   * @param outcome {@code in}, {@code out}, {@code raised}, {@code cleared}, or a stage; empty for
   *     no stage
   */
  public record Expected(int line, long at, String after, String outcome) {}
}
