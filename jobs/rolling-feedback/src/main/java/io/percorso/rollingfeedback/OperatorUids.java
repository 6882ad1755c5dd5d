package io.percorso.rollingfeedback;

/**
 * The uids of the operators. Savepoints find their state by them: a change is an upgrade note, and
 * old savepoints no longer restore.
 */
public final class OperatorUids {
  /** Reads answers in context. */
  public static final String ANSWERS = "answers";

  /** Parts rows that are understood from dead letters. */
  public static final String ANSWERS_INTAKE = "answers-intake";

  /** Drops rows that have come before. */
  public static final String REPEATS = "repeats";

  /** Adds up what goes to the same figure. */
  public static final String COMBINE = "combine";

  /** Holds the figures. */
  public static final String FIGURES = "figures";

  /** In a replay, gives points their instants. */
  public static final String INSTANTS = "instants";

  /** Tells significant changes from the others. */
  public static final String SIGNIFICANCE = "significance";

  /** Writes points. */
  public static final String FEEDBACK_METRICS = "feedback-metrics";

  /** Writes dead letters. */
  public static final String DEAD_LETTERS = "refused-answers";

  private OperatorUids() {}
}
