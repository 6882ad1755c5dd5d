package io.percorso.engine.customer;

import io.percorso.engine.churn.Assessment;
import io.percorso.engine.condition.OneLine;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;

/** Makes facts of changes, and notes in the standings what has been told. */
final class Facts {
  private final Customer customer;
  private final Engine engine;
  private final Judge judge;

  Facts(Customer customer, Engine engine) {
    this.customer = customer;
    this.engine = engine;
    judge = engine.judge();
  }

  /**
   * The fact of a change, which counts as told from now on.
   *
   * @param cause the line that it is due to; null if it is due to the passing of time
   */
  Fact of(StandingChange change, String cause) {
    final Judged definition = change.definition();
    final Standing standing = change.standing();
    final long at = change.at();
    final String retracts = retracts(change);
    // All that may fail comes before anything is noted as told.
    final String from = definition.isJourney() ? from(change, retracts) : null;
    final long asOf = Math.max(at, customer.clock());
    final String because = definition.isSegment() ? because(definition, asOf) : null;
    final Assessment assessment = definition.isChurn() ? assessment(definition, at) : null;
    note(change, retracts);
    return new Fact(
        id(definition, standing),
        customer.id(),
        definition.definition(),
        definition.version(),
        from,
        what(definition, change.outcome()),
        at,
        until(change),
        because,
        retracts != null && change.origin() == Origin.LIVE ? Origin.CORRECTION : change.origin(),
        retracts,
        customer.nextSequence(),
        cause,
        engine.rules().isApproximate(definition, customer.history(), asOf),
        assessment);
  }

  /** The id of what has been told and never was so; null if it was. */
  private String retracts(StandingChange change) {
    Standing standing = change.standing();
    boolean neverWasSo = change.origin() == Origin.CORRECTION || change.at() <= standing.since;
    return standing.isTold() && neverWasSo ? id(change.definition(), standing) : null;
  }

  private void note(StandingChange change, String retracts) {
    Judged definition = change.definition();
    Standing standing = change.standing();
    standing.revision += retracts == null ? 0 : 1;
    standing.version = definition.version();
    standing.outcome = change.outcome();
    standing.stage = definition.isJourney() ? definition.stage(change.outcome()) : null;
    standing.since = change.at();
  }

  /** When it will change by itself; never where that is unknown or nobody asks. */
  private long until(StandingChange change) {
    boolean isAsked = change.outcome() != 0 && !change.definition().isChurn();
    return isAsked ? customer.standings().next(change.standing()) : Judge.NEVER;
  }

  private String because(Judged definition, long at) {
    String because = judge.because(definition, at);
    return because.isEmpty() ? "nothing can hold it: no condition is left" : OneLine.of(because);
  }

  /**
   * The risk at an instant. A flag that turns out never to have been up is down since before there
   * was a risk: then that of the present is told.
   */
  private Assessment assessment(Judged definition, long at) {
    Assessment then = judge.assess(definition, at);
    Assessment found = then == null ? judge.assess(definition, customer.clock()) : then;
    return found == null ? Assessment.NONE : found;
  }

  /** Where a change comes from: with what was told last taken back, from what was true before. */
  private String from(StandingChange change, String retracts) {
    Judged definition = change.definition();
    if (retracts != null && judge.isWithinSight(definition, change.at())) {
      return definition.stage(judge.outcome(definition, change.at() - 1));
    }
    return told(definition, change.standing());
  }

  /**
   * The stage told last. States of the first format do not name it: then edits are not foreseen.
   */
  private static String told(Judged definition, Standing standing) {
    boolean isNamed = standing.stage != null || standing.outcome >= definition.outcomes();
    return isNamed ? standing.stage : definition.stage(standing.outcome);
  }

  /** The id of what a standing was told as, by whatever version. */
  private String id(Judged definition, Standing standing) {
    return Fact.id(
        customer.id(),
        definition.kindAndId(),
        standing.version,
        definition.isJourney() ? told(definition, standing) : what(definition, standing.outcome),
        standing.since,
        standing.revision);
  }

  private static String what(Judged definition, int outcome) {
    if (definition.isJourney()) {
      return definition.stage(outcome);
    }
    if (definition.isChurn()) {
      return outcome == 0 ? Fact.CLEARED : Fact.RAISED;
    }
    return outcome == 0 ? Fact.EXITED : Fact.ENTERED;
  }
}
