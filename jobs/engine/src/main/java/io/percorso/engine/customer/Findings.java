package io.percorso.engine.customer;

import io.percorso.engine.churn.Example;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.feedback.AnswerChange;

/** Takes what lines and the passing of time bring about, in order. */
@FunctionalInterface
public interface Findings {
  /** A customer entered or left a segment, or changed stage. */
  void fact(Fact fact);

  /** An answer begins or ceases to count; passed over by those who only ask for facts. */
  default void answer(AnswerChange change) {}

  /**
   * A definition has failed. Who returns from here has taken note of it: it is put aside, while all
   * others go on.
   *
   * @throws IllegalStateException unless overridden: a result without it would be no result
   */
  default void failed(Judged definition, Throwable failure) {
    throw new IllegalStateException(definition.kindAndId() + " has failed", failure);
  }

  /** A churn model can learn something; passed over by those who only ask for facts. */
  default void example(Example example) {}
}
