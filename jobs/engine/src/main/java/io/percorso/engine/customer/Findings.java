package io.percorso.engine.customer;

import io.percorso.engine.churn.Example;
import io.percorso.engine.feedback.AnswerChange;

/** Takes what lines and the passing of time bring about, in order. */
@FunctionalInterface
public interface Findings {
  /** A customer entered or left a segment, or changed stage. */
  void fact(Fact fact);

  /** An answer begins or ceases to count; passed over by those who only ask for facts. */
  default void answer(AnswerChange change) {}

  /** A churn model can learn something; passed over by those who only ask for facts. */
  default void example(Example example) {}
}
