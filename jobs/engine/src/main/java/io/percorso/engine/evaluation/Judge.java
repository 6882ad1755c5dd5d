package io.percorso.engine.evaluation;

import io.percorso.engine.churn.Assessment;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.History;

/**
 * Answers for one history at a time where a definition puts the customer, when that will next
 * change by itself, and since when it has been so. Reused; not thread-safe.
 */
public final class Judge {
  /** The instant of a change that will not come. */
  public static final long NEVER = Answer.NEVER;

  /** Flags with a season go up and down for ever; beyond this nobody waits for them. */
  private static final long FARTHEST = 3_653L * 86_400_000L;

  private static final long FIRST_STEP = 3_600_000L;

  private final Evaluation evaluation;

  /** Looking ahead would overwrite answers for the present that other definitions share. */
  private final Evaluation ahead;

  /** Looking back would too. */
  private final Evaluation past;

  private final Rules rules;
  private final Judged.Outlook outlook = new Judged.Outlook();

  /** What {@link #outlook} is of: it is asked for again at once. */
  private Judged lookedAt;

  private long lookedAtInstant;

  /** What is judged of another instant. */
  private final Judged.Outlook other = new Judged.Outlook();

  private final TouchedLeaves touched;
  private final PastInstants pastInstants = new PastInstants();
  private History history;

  /** A judge by the given rules. */
  public Judge(Rules rules) {
    this.rules = rules;
    evaluation = rules.newEvaluation();
    ahead = evaluation.elsewhen(rules.leaves(), true);
    past = evaluation.elsewhen(rules.leaves(), false);
    touched = new TouchedLeaves(rules, evaluation, past);
  }

  /** Turns to a history, or to the same after it changed. */
  public void of(History newHistory) {
    of(newHistory, null);
  }

  /**
   * As {@link #of(History)}, of a history of which something is known from before.
   *
   * @param newKnown of the same history; it grows with what is asked
   */
  public void of(History newHistory, KnownAnswers newKnown) {
    history = newHistory;
    lookedAt = null;
    if (newKnown != null) {
      newKnown.of(rules);
    }
    evaluation.of(newHistory, newKnown);
    touched.of(newKnown);
    ahead.of(newHistory);
    past.of(newHistory);
    pastInstants.of(newHistory);
  }

  /** What lines do to the conditions of the history that they touch. */
  public TouchedLeaves touched() {
    return touched;
  }

  /** The outcome at an instant; before the customer was first seen it is 0. */
  public int outcome(Judged definition, long at) {
    if (at < history.firstSeen()) {
      return 0;
    }
    look(definition, at);
    return outlook.outcome;
  }

  private void look(Judged definition, long at) {
    if (lookedAt != definition || lookedAtInstant != at) {
      lookedAt = null;
      definition.judge(evaluation.at(at), outlook);
      lookedAt = definition;
      lookedAtInstant = at;
    }
  }

  /** The first instant after {@code at} at which the outcome will differ if nothing happens. */
  public long nextChange(Judged definition, long at) {
    if (definition.looksAtFlags()) {
      definition.judge(ahead.at(at), other);
    } else {
      look(definition, at);
      other.outcome = outlook.outcome;
      other.until = outlook.until;
    }
    int outcome = other.outcome;
    while (other.until != NEVER) {
      long instant = other.until;
      if (definition.looksAtFlags() && instant - at > FARTHEST) {
        return NEVER;
      }
      definition.judge(ahead.at(instant), other);
      if (other.outcome != outcome) {
        return instant;
      }
    }
    return NEVER;
  }

  /**
   * An instant after {@code at} up to which the outcome surely holds if nothing happens, for
   * nothing: {@link #nextChange}, or an earlier one, at which a condition changes that does not
   * change the outcome.
   */
  public long nextLook(Judged definition, long at) {
    look(definition, at);
    return outlook.until;
  }

  /** True if the history has anything that a churn model computes a risk from. */
  public boolean knows(Judged definition) {
    return definition.flag().reader().curve(evaluation.events(), Long.MAX_VALUE) != null;
  }

  /**
   * Since when the outcome at {@code now} has held without a break, as the history knows it: the
   * past before {@link #wholeFrom} counts as unbroken.
   *
   * @param hint an instant before which nothing is likely to matter; the search begins there
   */
  public long since(Judged definition, long now, long hint) {
    long floor = Math.max(history.firstSeen() - 1, wholeFrom(definition));
    long step = FIRST_STEP;
    long from = Math.max(floor, hint - 1);
    while (true) {
      long last = lastChange(definition, from, now);
      if (last != NEVER) {
        return last;
      }
      if (from <= floor) {
        return Math.max(floor, history.firstSeen());
      }
      from = step > from - floor ? floor : from - step;
      step *= 8;
    }
  }

  /** The instant from which on the past is whole, as far as the definition looks at it. */
  public long wholeFrom(Judged definition) {
    return definition.looksAtTraits()
        ? Math.max(history.foldedBefore(), history.traitsWholeFrom())
        : history.foldedBefore();
  }

  /** True if the past is whole at an instant; before, only what was told at the time is known. */
  public boolean isWithinSight(Judged definition, long at) {
    return at > wholeFrom(definition);
  }

  /**
   * The last instant in (from, now] at which the outcome changed; {@link #NEVER} if it did not.
   *
   * @param from an instant from which on the past is whole
   */
  public long lastChange(Judged definition, long from, long now) {
    long[] instants = pastInstants.within(from, now);
    judgePast(definition, from);
    int outcome = other.outcome;
    long until = other.until;
    long last = NEVER;
    int next = 0;
    while (true) {
      long instant = Math.min(until, next < instants.length ? instants[next] : NEVER);
      if (instant > now) {
        return last;
      }
      while (next < instants.length && instants[next] <= instant) {
        next++;
      }
      judgePast(definition, instant);
      until = other.until;
      if (other.outcome != outcome) {
        outcome = other.outcome;
        last = instant;
      }
    }
  }

  private void judgePast(Judged definition, long at) {
    if (at < history.firstSeen()) {
      other.outcome = 0;
      other.until = NEVER;
    } else {
      definition.judge((definition.looksAtFlags() ? evaluation : past).at(at), other);
    }
  }

  /**
   * Notes that a definition's outcome was known at an instant: a flag need not be looked for in the
   * past before it.
   *
   * @param until an instant up to which it surely holds if nothing that matters to it happens
   */
  public void remember(Judged definition, long instant, boolean raised, long until) {
    if (definition.isChurn()) {
      evaluation.remember(definition.flag(), instant, raised, until);
      ahead.remember(definition.flag(), instant, raised, until);
    }
  }

  /** The risk by a churn model at an instant, with its reasons; null before there is one. */
  public Assessment assess(Judged definition, long at) {
    return definition.flag().assess(evaluation.events(), at);
  }

  /** The course of the risk by a churn model after an instant; null before there is one. */
  public RiskCurve risk(Judged definition, long at) {
    return definition.flag().reader().curve(evaluation.events(), at);
  }

  /**
   * What a churn model can learn at an instant from what was known a horizon earlier; null if that
   * was nothing, or is no longer whole.
   */
  public Example example(Judged definition, long knownAt) {
    Definition.Churn churn = (Definition.Churn) definition.definition();
    long looked = knownAt - churn.horizon();
    RiskReader reader = definition.flag().reader();
    RiskCurve curve =
        looked < wholeFrom(definition) ? null : reader.curve(evaluation.events(), looked);
    return curve == null
        ? null
        : new Example(
            definition.origin(),
            knownAt,
            curve.values(looked),
            curve.season(looked),
            !reader.came(history, looked, knownAt));
  }

  /** Why the outcome at an instant is what it is, in one line. */
  public String because(Judged definition, long at) {
    return definition.because(evaluation.at(at));
  }

  /** Where a definition puts the customer at an instant, and why. */
  public Explanation explain(Judged definition, long at) {
    int outcome = outcome(definition, at);
    long until = nextChange(definition, at);
    int next = outcome;
    if (until != NEVER) {
      definition.judge(ahead.at(until), other);
      next = other.outcome;
    }
    final long since = since(definition, at, at);
    Explainer explainer = new Explainer(evaluation.at(at));
    definition.explain(explainer);
    return new Explanation(
        definition,
        outcome,
        since,
        until,
        next,
        definition.isChurn() ? assess(definition, at) : null,
        explainer.parts());
  }
}
