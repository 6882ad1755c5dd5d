package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.history.Fold;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import java.util.List;

/** The time since the last and the first event of a pattern. */
final class RecencyLeaf extends EventLeaf {
  private static final long NONE = Long.MIN_VALUE;

  private final Condition.Recency condition;
  private final CompiledPattern pattern;
  private final LongRanges sinceLast;
  private final LongRanges sinceFirst;

  RecencyLeaf(String text, Condition.Recency condition, Patterns patterns) {
    super(text, List.of(condition.events()), condition.within(), patterns);
    this.condition = condition;
    pattern = patterns.of(condition.events());
    sinceLast = condition.last() == null ? null : LongRanges.of(condition.last(), 1);
    sinceFirst = condition.first() == null ? null : LongRanges.of(condition.first(), 1);
  }

  @Override
  long evaluate(Evaluation at) {
    History history = at.history();
    long now = at.now();
    long start = windowStart(now);
    long last = at.events(pattern).newestUpTo(now, start);
    long first = last == NONE || sinceFirst == null ? last : oldest(at, start);
    Fold fold = condition.within() < 0 ? history.fold(key()) : null;
    if (fold != null && fold.total().count() > 0) {
      first = last == NONE ? fold.first() : Math.min(first, fold.first());
      last = Math.max(last, fold.last());
    }
    for (Fold.Day day : days(history)) {
      if (day.last() > start && day.last() <= now) {
        last = Math.max(last, day.last());
        first = first == NONE ? day.last() : Math.min(first, day.last());
      }
    }
    if (last == NONE) {
      return Answer.of(false, Answer.NEVER);
    }
    long until = leaves(sinceFirst == null ? last : first);
    boolean truth = true;
    if (sinceLast != null) {
      truth = sinceLast.contains(now - last);
      until = Math.min(until, Answer.plus(last, sinceLast.nextChange(now - last)));
    }
    if (sinceFirst != null) {
      truth &= sinceFirst.contains(now - first);
      until = Math.min(until, Answer.plus(first, sinceFirst.nextChange(now - first)));
    }
    return Answer.of(truth, until);
  }

  /** The instant of the oldest event after another; there is one. */
  private long oldest(Evaluation at, long start) {
    PatternEvents events = at.events(pattern);
    int place = events.firstUpTo(at.now());
    while (events.reach(place + 1, start)) {
      place++;
    }
    return events.time(place);
  }

  /** The days that stand for events that had to leave the window early. */
  private Iterable<Fold.Day> days(History history) {
    Fold fold = condition.within() < 0 ? null : history.fold(key());
    return fold == null ? List.of() : fold.days();
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    if (condition.within() < 0 || departure.rolledUp()) {
      forEachLeaving(
          history,
          pattern,
          departure,
          (events, place) -> take(history, departure, events.time(place), 0));
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    String events = condition.events().inWords();
    long start = windowStart(at.now());
    long last = at.events(pattern).newestUpTo(at.now(), start);
    if (last == NONE) {
      Fold fold = at.history().fold(key());
      return fold == null || fold.total().count() == 0
          ? "no " + events
          : "last " + events + " " + Durations.approximate(at.now() - fold.last()) + " ago";
    }
    long first = oldest(at, start);
    String lastWords = "last " + events + " " + Durations.approximate(at.now() - last) + " ago";
    String firstWords = "first " + events + " " + Durations.approximate(at.now() - first) + " ago";
    if (sinceFirst == null) {
      return lastWords;
    }
    return sinceLast == null ? firstWords : lastWords + ", " + firstWords;
  }
}
