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

  /** Writes all that is told of customers. */
  public static final String CUSTOMER_OUTPUTS = "customer-outputs";

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

  /** Writes dead letters. */
  public static final String DEAD_LETTERS = "dead-letters";

  private OperatorUids() {}
}
