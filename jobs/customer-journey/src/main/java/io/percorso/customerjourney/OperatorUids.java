package io.percorso.customerjourney;

/**
 * The uids of the operators. Savepoints find their state by them: a change is an upgrade note, and
 * old savepoints no longer restore.
 */
public final class OperatorUids {
  /** Reads the clickstream. */
  public static final String CLICKSTREAM = "clickstream";

  /** Reads the answers. */
  public static final String FEEDBACK = "feedback";

  /** Reads the control topic. */
  public static final String DEFINITIONS = "definitions";

  /** Parts accepted clickstream lines from dead letters. */
  public static final String CLICKSTREAM_INTAKE = "clickstream-intake";

  /** Parts accepted answers from dead letters. */
  public static final String FEEDBACK_INTAKE = "feedback-intake";

  /** Parts control messages from dead letters. */
  public static final String DEFINITIONS_INTAKE = "definitions-intake";

  /** Holds the customers. */
  public static final String CUSTOMER = "customer";

  /** Writes segment changes. */
  public static final String SEGMENT_CHANGES = "segment-changes";

  /** Writes journey transitions. */
  public static final String JOURNEY_TRANSITIONS = "journey-transitions";

  /** Writes churn flags raised and cleared. */
  public static final String CHURN_CHANGES = "churn-changes";

  /** Learns the weights of churn models. */
  public static final String CHURN_LEARNER = "churn-learner";

  /** Writes learned weights. */
  public static final String CHURN_WEIGHTS = "churn-weights";

  /** Reads learned weights. */
  public static final String LEARNED_WEIGHTS = "learned-weights";

  /** Parts learned weights from dead letters. */
  public static final String LEARNED_WEIGHTS_INTAKE = "learned-weights-intake";

  /** Reads questions. */
  public static final String QUESTIONS = "questions";

  /** Parts questions from dead letters. */
  public static final String QUESTIONS_INTAKE = "questions-intake";

  /** Writes answers to questions. */
  public static final String EXPLANATIONS = "explanations";

  /** Writes how far new definitions have come. */
  public static final String DEFINITION_REPORTS = "definition-reports";

  /** Writes present standings. */
  public static final String CUSTOMERS = "customers";

  /** Writes answers in context. */
  public static final String ANSWERS_IN_CONTEXT = "answers-in-context";

  /** Writes dead letters. */
  public static final String DEAD_LETTERS = "dead-letters";

  private OperatorUids() {}
}
