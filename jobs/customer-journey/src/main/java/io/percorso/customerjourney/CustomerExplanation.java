package io.percorso.customerjourney;

import io.percorso.engine.evaluation.Judge;
import java.util.List;

/**
 * The answer to a question, flat.
 *
 * @param questionId the question
 * @param customerId the customer
 * @param known false if nothing has ever been heard of the customer
 * @param at the instant that the answer is about, in milliseconds since the epoch
 * @param set the number of the newest set of definitions in force
 * @param standings one for each definition asked about
 */
public record CustomerExplanation(
    String questionId,
    String customerId,
    boolean known,
    long at,
    long set,
    List<ExplainedStanding> standings) {

  /**
   * Where the customer stands by one definition; {@link Judge#NEVER} is an instant that does not
   * come.
   *
   * @param definition kind/id
   * @param version its version
   * @param standing IN, OUT, RAISED, CLEARED, or a stage; empty for none
   * @param since since when; NEVER for one who has never been elsewhere
   * @param until when that will change if nothing happens
   * @param next what it will be then
   * @param risk of a churn model; NaN of others
   * @param reasons of that risk
   * @param parts the parts of the condition, each before the parts it is made of
   */
  public record ExplainedStanding(
      String definition,
      int version,
      String standing,
      long since,
      long until,
      String next,
      double risk,
      List<String> reasons,
      List<ExplainedPart> parts) {}

  /**
   * A part of a condition.
   *
   * @param depth how deep it lies
   * @param stage of a journey: the stage; empty for others
   * @param wanted what it asks for
   * @param holds whether it is so
   * @param found what there is
   * @param until until when that surely holds; {@link Judge#NEVER} for ever
   * @param evidence events it looks at, with their times
   */
  public record ExplainedPart(
      int depth,
      String stage,
      String wanted,
      boolean holds,
      String found,
      long until,
      List<String> evidence) {}

  /** The answer for a customer whom nobody has heard of. */
  static CustomerExplanation unknown(Question question, long set) {
    return new CustomerExplanation(
        question.id(), question.customerId(), false, Judge.NEVER, set, List.of());
  }
}
