package io.percorso.customerjourney;

import io.percorso.engine.customer.Fact;
import io.percorso.engine.feedback.AnswerChange;

/**
 * One of the things that the customer operator tells the world: one of these, the others are null.
 * All of them leave by one stream, so that one producer writes them, in the order in which they
 * became known.
 *
 * @param segmentChange an entry to or an exit from a segment
 * @param transition a change of stage
 * @param churnChange a churn flag raised or cleared
 * @param standing where a customer stands after a change
 * @param answer an answer in context, as a signed change
 * @param explanation the answer to a question
 * @param report how far new rules have come
 */
public record CustomerOutput(
    CustomerFact segmentChange,
    CustomerFact transition,
    CustomerFact churnChange,
    PresentStanding standing,
    AnswerChange answer,
    CustomerExplanation explanation,
    JobReport report) {

  static CustomerOutput of(Fact fact, CustomerFact flat) {
    boolean isTransition = !fact.isSegment() && !fact.isChurn();
    return new CustomerOutput(
        fact.isSegment() ? flat : null,
        isTransition ? flat : null,
        fact.isChurn() ? flat : null,
        null,
        null,
        null,
        null);
  }

  static CustomerOutput of(PresentStanding standing) {
    return new CustomerOutput(null, null, null, standing, null, null, null);
  }

  static CustomerOutput of(AnswerChange answer) {
    return new CustomerOutput(null, null, null, null, answer, null, null);
  }

  static CustomerOutput of(CustomerExplanation explanation) {
    return new CustomerOutput(null, null, null, null, null, explanation, null);
  }

  static CustomerOutput of(JobReport report) {
    return new CustomerOutput(null, null, null, null, null, null, report);
  }
}
