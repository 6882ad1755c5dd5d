package io.percorso.engine.evaluation;

import io.percorso.engine.churn.Assessment;
import java.util.List;

/**
 * Where a definition puts a customer at an instant, and why.
 *
 * @param definition the segment, journey or churn model
 * @param outcome as of {@link Judged}
 * @param since since when it has been so, as far as the history reaches
 * @param until when that will change if nothing happens; {@link Judge#NEVER} if it will not
 * @param next the outcome then; the same one if it will not change
 * @param assessment of a churn model: the risk; null for others, and for one whom it does not know
 * @param parts the parts of the condition, each before those that it is made of
 */
public record Explanation(
    Judged definition,
    int outcome,
    long since,
    long until,
    int next,
    Assessment assessment,
    List<Part> parts) {

  /** The same, since another instant. */
  public Explanation withSince(long instant) {
    return new Explanation(definition, outcome, instant, until, next, assessment, parts);
  }

  /**
   * A part of a condition, and how it stands.
   *
   * @param depth how deep it lies; 0 for the outermost
   * @param stage of a journey: the number of the stage it belongs to, from 1; 0 for others
   * @param wanted what it asks for, in words
   * @param holds whether it is so
   * @param found what there is, in words; empty for one that is made of others
   * @param until until when that surely holds; {@link Judge#NEVER} for ever
   * @param evidence the newest events that it looks at
   */
  public record Part(
      int depth,
      int stage,
      String wanted,
      boolean holds,
      String found,
      long until,
      List<Evidence> evidence) {}

  /**
   * An event that a condition looks at.
   *
   * @param events its name, or of several those that the condition takes
   * @param at its instant
   */
  public record Evidence(String events, long at) {}
}
