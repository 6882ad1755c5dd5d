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
  private final PatternCursor.CompiledPattern pattern;
  private final LongRanges sinceLast;
  private final LongRanges sinceFirst;

  RecencyLeaf(String text, Condition.Recency condition) {
    super(text, List.of(condition.events()), condition.within());
    this.condition = condition;
    pattern = new PatternCursor.CompiledPattern(condition.events());
    sinceLast = condition.last() == null ? null : LongRanges.of(condition.last(), 1);
    sinceFirst = condition.first() == null ? null : LongRanges.of(condition.first(), 1);
  }

  @Override
  long answer(History history, long now) {
    PatternCursor cursor = new PatternCursor(history, pattern, now);
    long start = windowStart(now);
    long last = NONE;
    long first = NONE;
    if (cursor.next() && cursor.time() > start) {
      last = cursor.time();
      first = last;
      while (sinceFirst != null && cursor.next() && cursor.time() > start) {
        first = cursor.time();
      }
    }
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

  /** The days that stand for events that had to leave the window early. */
  private Iterable<Fold.Day> days(History history) {
    Fold fold = condition.within() < 0 ? null : history.fold(key());
    return fold == null ? List.of() : fold.days();
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    if (condition.within() < 0 || departure.rolledUp()) {
      forEachLeaving(
          history, pattern, departure, cursor -> take(history, departure, cursor.time(), 0));
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    PatternCursor cursor = new PatternCursor(at.history(), pattern, at.now());
    String events = condition.events().inWords();
    if (!cursor.next() || cursor.time() <= windowStart(at.now())) {
      Fold fold = at.history().fold(key());
      return fold == null || fold.total().count() == 0
          ? "no " + events
          : "last " + events + " " + Durations.approximate(at.now() - fold.last()) + " ago";
    }
    long last = cursor.time();
    long first = last;
    while (cursor.next() && cursor.time() > windowStart(at.now())) {
      first = cursor.time();
    }
    String lastWords = "last " + events + " " + Durations.approximate(at.now() - last) + " ago";
    String firstWords = "first " + events + " " + Durations.approximate(at.now() - first) + " ago";
    if (sinceFirst == null) {
      return lastWords;
    }
    return sinceLast == null ? firstWords : lastWords + ", " + firstWords;
  }
}
