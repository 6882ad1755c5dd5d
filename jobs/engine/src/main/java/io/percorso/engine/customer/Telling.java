package io.percorso.engine.customer;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import java.util.function.Consumer;

/**
 * Judges definitions for a customer, brings the standings up to date, and tells what has changed.
 * Lives for one call.
 */
final class Telling {
  private final Customer customer;
  private final Engine engine;
  private final Consumer<Fact> facts;
  private final Judge judge;
  private String cause;

  Telling(Customer customer, Engine engine, Consumer<Fact> facts) {
    this.customer = customer;
    this.engine = engine;
    this.facts = facts;
    judge = engine.judge();
  }

  Engine engine() {
    return engine;
  }

  /** The line that what follows is due to. */
  void cause(String messageId) {
    cause = messageId;
  }

  /** To be called before judging, whenever the history may not be the one last judged. */
  void historyChanged() {
    judge.of(customer.history());
  }

  /** After a line in order: whatever differs has become so at the customer's clock. */
  void judgePresent(int index) {
    Judged definition = engine.rules().judged().get(index);
    long now = customer.clock();
    int outcome = judge.outcome(definition, now);
    Standing standing = customer.standings().find(definition.key());
    if (standing == null) {
      long next = judge.nextChange(definition, now);
      if (outcome == 0 && next == Judge.NEVER) {
        return;
      }
      standing = customer.standings().findOrCreate(definition.key());
      standing.version = definition.version();
    }
    settle(definition, standing, outcome, now);
  }

  /** When the instant has come at which a standing changes by itself. */
  void judgeDue(Standing standing) {
    Integer index = engine.index(standing.key());
    if (index == null) {
      standing.next = Judge.NEVER;
      return;
    }
    Judged definition = engine.rules().judged().get(index);
    long now = standing.next;
    cause = null;
    settle(definition, standing, judge.outcome(definition, now), now);
  }

  private void settle(Judged definition, Standing standing, int outcome, long at) {
    standing.next = judge.nextChange(definition, at);
    if (outcome != standing.outcome) {
      tell(definition, standing, outcome, at, Origin.LIVE);
    }
  }

  /** After a late line: the present is judged anew, and since when it has been so. */
  void judgeAnew(int index, long changedAt) {
    Judged definition = engine.rules().judged().get(index);
    long now = customer.clock();
    int outcome = judge.outcome(definition, now);
    Standing standing = customer.standings().findOrCreate(definition.key());
    standing.version = definition.version();
    standing.next = judge.nextChange(definition, now);
    if (outcome == 0 && !standing.isTold()) {
      return;
    }
    long since = judge.since(definition, now, changedAt);
    if (outcome != standing.outcome) {
      tell(definition, standing, outcome, since, Origin.LIVE);
    } else if (since != standing.since && isWithinSight(since)) {
      tell(definition, standing, outcome, since, Origin.CORRECTION);
    }
  }

  /** Before what has been folded, only what was told at the time is known. */
  private boolean isWithinSight(long since) {
    return since > customer.history().foldedBefore();
  }

  /** By a definition that is new or has been edited. */
  void judgeBackfill(int index) {
    Judged definition = engine.rules().judged().get(index);
    long now = customer.clock();
    int outcome = judge.outcome(definition, now);
    long next = judge.nextChange(definition, now);
    Standing standing = customer.standings().find(definition.key());
    if (standing == null && outcome == 0 && next == Judge.NEVER) {
      return;
    }
    standing = customer.standings().findOrCreate(definition.key());
    standing.next = next;
    if (outcome != standing.outcome) {
      long since = judge.since(definition, now, now);
      standing.version = definition.version();
      tell(definition, standing, outcome, since, Origin.BACKFILL);
    }
    standing.version = definition.version();
  }

  private void tell(Judged definition, Standing standing, int outcome, long at, Origin origin) {
    String retracts = null;
    Origin told = origin;
    if (standing.isTold() && (origin == Origin.CORRECTION || at <= standing.since)) {
      retracts = id(definition, standing);
      standing.revision++;
      told = origin == Origin.LIVE ? Origin.CORRECTION : origin;
    }
    final String from = definition.stage(standingOutcome(definition, standing));
    standing.outcome = outcome;
    standing.since = at;
    long asOf = Math.max(at, customer.clock());
    facts.accept(
        new Fact(
            id(definition, standing),
            customer.id(),
            definition.definition(),
            definition.version(),
            definition.isSegment() ? null : from,
            what(definition, outcome),
            at,
            outcome == 0 || standing.next == Judge.NEVER ? null : standing.next,
            definition.isSegment() ? judge.because(definition, asOf) : null,
            told,
            retracts,
            customer.nextSequence(),
            cause,
            engine.rules().isApproximate(definition, customer.history(), asOf)));
  }

  private static int standingOutcome(Judged definition, Standing standing) {
    return definition.isSegment() || standing.outcome >= definition.outcomes()
        ? 0
        : standing.outcome;
  }

  private String id(Judged definition, Standing standing) {
    Definition named = definition.definition();
    return Fact.id(
        customer.id(),
        named.key(),
        standing.version,
        what(definition, standing.outcome),
        standing.since,
        standing.revision);
  }

  private static String what(Judged definition, int outcome) {
    if (!definition.isSegment()) {
      return definition.stage(outcome);
    }
    return outcome == 0 ? Fact.EXITED : Fact.ENTERED;
  }
}
