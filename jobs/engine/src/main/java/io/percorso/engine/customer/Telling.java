package io.percorso.engine.customer;

import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.feedback.AnswerTeller;
import java.util.BitSet;

/**
 * Judges definitions for a customer, brings the standings up to date, and tells what has changed.
 * Lives for one call.
 */
final class Telling {
  private final Customer customer;
  private final Engine engine;
  private final Findings findings;
  private final Judge judge;
  private String cause;
  private boolean again;

  /** True if the judge has turned to the customer. */
  private boolean isTurned;

  Telling(Customer customer, Engine engine, Findings findings) {
    this.customer = customer;
    this.engine = engine;
    this.findings = findings;
    judge = engine.judge();
  }

  Engine engine() {
    return engine;
  }

  /** The line that what follows is due to. */
  void cause(String messageId) {
    cause = messageId;
  }

  /** Says that the instant to judge has been judged before, by fewer of its lines. */
  void again() {
    again = true;
  }

  /**
   * Tells what has changed about the customer's answers.
   *
   * @param changedAt the instant of the line that has come; Long.MIN_VALUE if definitions changed
   * @param candidates see {@link AnswerTeller.Subject}
   */
  void tellAnswers(long changedAt, BitSet candidates) {
    AnswerTeller.Subject subject =
        new AnswerTeller.Subject(
            customer.id(),
            customer.history(),
            customer.toldAnswersToChange(),
            customer.clock(),
            changedAt,
            candidates);
    engine.answers().tell(subject, findings::answer);
  }

  /** To be called before judging, whenever the history may not be the one last judged. */
  void historyChanged() {
    judge.of(customer.history(), customer.known());
    isTurned = true;
  }

  /** To be called after that if at an instant everything stood as the standings still say. */
  void stoodAt(long instant) {
    for (int index : engine.rules().churnModels()) {
      Judged definition = engine.rules().judged().get(index);
      if (engine.isQuarantined(index)) {
        continue;
      }
      Standing standing = customer.standings().find(definition.key());
      if (standing == null) {
        judge.remember(definition, instant, false, Judge.NEVER);
      } else {
        long next = customer.standings().next(standing);
        judge.remember(definition, instant, standing.outcome > 0, next);
      }
    }
  }

  /** One definition, judged in one of the ways below. */
  private interface Judgement {
    void of(Telling telling, int index, long at);
  }

  /** After a line in order: whatever differs has become so at the customer's clock. */
  void judgePresent(int index) {
    guarded(Telling::judgeNow, index, 0);
  }

  /** After a late line: the present is judged anew, and since when it has been so. */
  void judgeAnew(int index, long changedAt) {
    guarded(Telling::judgeLate, index, changedAt);
  }

  /** After definitions have changed: this one, or one that it refers to, may say otherwise now. */
  void judgeBackfill(int index) {
    guarded(Telling::judgeChanged, index, 0);
  }

  /** A definition that fails is put aside: it alone, and as its last standing has it. */
  private void guarded(Judgement judgement, int index, long at) {
    if (engine.isQuarantined(index)) {
      Adoption.isNotWhole(customer, engine);
      return;
    }
    try {
      judgement.of(this, index, at);
    } catch (RuntimeException | StackOverflowError failure) {
      engine.quarantine(index);
      Adoption.isNotWhole(customer, engine);
      Judged definition = engine.rules().judged().get(index);
      Standing standing = customer.standings().find(definition.key());
      if (standing != null) {
        customer.standings().next(standing, Judge.NEVER);
      }
      historyChanged();
      findings.failed(definition, failure);
    }
  }

  private void judgeNow(int index, long unused) {
    bringUpToDate(engine.rules().judged().get(index), customer.clock(), false);
  }

  /**
   * Brings the standing of a definition up to date at an instant.
   *
   * @param isAwaited true if nothing but time has passed
   */
  private void bringUpToDate(Judged definition, long now, boolean isAwaited) {
    Standing known = customer.standings().find(definition.key());
    int outcome = judge.outcome(definition, now);
    boolean isSame = outcome == (known == null ? 0 : known.outcome);
    // One that has said nothing is let go of if it will not say anything by itself.
    boolean hasSaid = known != null && known.isTold();
    boolean isToLook = isSame && (definition.looksAtFlags() ? !isAwaited : hasSaid);
    long next = isToLook ? judge.nextLook(definition, now) : judge.nextChange(definition, now);
    if (known == null && isSame && next == Judge.NEVER) {
      return;
    }
    Standing standing = known == null ? customer.standings().findOrCreate(definition.key()) : known;
    customer.standings().next(standing, next, !isToLook || next == Judge.NEVER);
    if (!isSame) {
      tell(definition, standing, outcome, began(definition, now), Origin.LIVE);
    }
  }

  /** When the instant has come at which a standing changes by itself. */
  void judgeDue(Standing standing) {
    int index = engine.index(standing.key());
    if (index == PlaceByKey.NONE) {
      customer.standings().next(standing, Judge.NEVER);
      return;
    }
    cause = null;
    if (engine.isQuarantined(index)) {
      customer.standings().next(standing, Judge.NEVER);
      Adoption.isNotWhole(customer, engine);
      return;
    }
    guarded(Telling::judgeDeadline, index, customer.standings().next(standing));
  }

  private void judgeDeadline(int index, long now) {
    bringUpToDate(engine.rules().judged().get(index), now, true);
  }

  /**
   * Looks ahead until the first change to come is known. A standing that was judged and stayed as
   * it was is noted to change when a condition below it does, which may be too early; of hundreds
   * only the first matters, and most are judged anew before their turn comes.
   */
  void foresee() {
    Standings standings = customer.standings();
    for (Standing first = standings.unforeseen(); first != null; first = standings.unforeseen()) {
      if (!isTurned) {
        historyChanged();
      }
      first.isForeseen = true;
      int index = engine.index(first.key());
      if (index != PlaceByKey.NONE && !engine.isQuarantined(index)) {
        guarded(Telling::lookAhead, index, 0);
      }
    }
  }

  private void lookAhead(int index, long unused) {
    Judged definition = engine.rules().judged().get(index);
    // Where a flag will change is costly to find: it is looked at when the instant has come.
    if (!definition.looksAtFlags()) {
      Standing standing = customer.standings().find(definition.key());
      customer.standings().next(standing, judge.nextChange(definition, customer.clock()));
    }
  }

  /**
   * Since when an outcome that is new at an instant holds. If that instant has been judged before,
   * by fewer of its lines, what was judged then was no fact: the outcome may have held all along.
   */
  private long began(Judged definition, long at) {
    if (!again) {
      return at;
    }
    long since = judge.since(definition, at, at);
    return judge.isWithinSight(definition, since) ? since : at;
  }

  private void judgeLate(int index, long changedAt) {
    Judged definition = engine.rules().judged().get(index);
    long now = customer.clock();
    int outcome = judge.outcome(definition, now);
    Standing standing = customer.standings().findOrCreate(definition.key());
    customer.standings().next(standing, judge.nextChange(definition, now));
    if (outcome == 0 && !standing.isTold()) {
      return;
    }
    boolean inSight = judge.isWithinSight(definition, changedAt);
    long changed = inSight ? judge.lastChange(definition, changedAt - 1, now) : Judge.NEVER;
    if (inSight
        && changed == Judge.NEVER
        && outcome == standing.outcome
        && standing.since < changedAt) {
      // What came before the line is as it was told.
      return;
    }
    long since = changed == Judge.NEVER ? judge.since(definition, now, changedAt) : changed;
    if (outcome != standing.outcome) {
      tell(definition, standing, outcome, since, Origin.LIVE);
    } else if (since != standing.since && judge.isWithinSight(definition, since)) {
      tell(definition, standing, outcome, since, Origin.CORRECTION);
    }
  }

  private void judgeChanged(int index, long unused) {
    Judged definition = engine.rules().judged().get(index);
    long now = customer.clock();
    int outcome = judge.outcome(definition, now);
    long next = judge.nextChange(definition, now);
    Standing standing = customer.standings().find(definition.key());
    if (standing == null && outcome == 0 && next == Judge.NEVER) {
      return;
    }
    standing = customer.standings().findOrCreate(definition.key());
    if (standing.stage != null) {
      standing.outcome = definition.outcomeOf(standing.stage);
    }
    customer.standings().next(standing, next);
    if (outcome != standing.outcome) {
      // What a definition said while it was in force stays true when it is retired.
      long since = definition.isRetired() ? now : judge.since(definition, now, now);
      tell(definition, standing, outcome, since, Origin.BACKFILL);
    }
  }

  private void tell(Judged definition, Standing standing, int outcome, long at, Origin origin) {
    StandingChange change = new StandingChange(definition, standing, outcome, at, origin);
    findings.fact(new Facts(customer, engine).of(change, cause));
  }
}
