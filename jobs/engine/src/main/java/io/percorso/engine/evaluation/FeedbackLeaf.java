package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.AnswerEntry;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.Fold;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import io.percorso.engine.value.Value;

/**
 * The number of standing answers in a window; see {@link AggregatedLeaf} for how it looks ahead.
 */
final class FeedbackLeaf extends Leaf {
  private final Condition.Feedback condition;
  private final LongRanges scores;
  private final LongRanges counts;

  FeedbackLeaf(String text, Condition.Feedback condition) {
    super(text);
    this.condition = condition;
    scores = condition.score() == null ? LongRanges.ALL : LongRanges.of(condition.score(), 1);
    counts = LongRanges.of(condition.count(), 1);
  }

  @Override
  long window() {
    return Math.max(0, condition.within());
  }

  @Override
  long evaluate(Evaluation at) {
    History history = at.history();
    long now = at.now();
    long count = condition.within() < 0 ? folded(history) : 0;
    boolean truth = counts.contains(count);
    long until = Answer.NEVER;
    StandingAnswers answers = new StandingAnswers(history, condition.metric(), now);
    boolean more = answers.next();
    while (more && inWindow(answers.time(), now)) {
      long time = answers.time();
      while (more && answers.time() == time) {
        count += matches(answers.entry()) ? 1 : 0;
        more = answers.next();
      }
      if (counts.contains(count) != truth) {
        truth = !truth;
        until = condition.within() < 0 ? until : Answer.plus(time, condition.within());
      }
    }
    return condition.within() < 0 ? Answer.of(truth, until) : withDays(history, now, count, until);
  }

  /** Goes on with the days that stand for answers that had to leave the window early. */
  private long withDays(History history, long now, long keptCount, long keptUntil) {
    long count = keptCount;
    long until = keptUntil;
    Fold fold = history.fold(key());
    if (fold != null) {
      for (Fold.Day day : fold.days()) {
        boolean truth = counts.contains(count);
        count += inWindow(day.last(), now) ? day.tally().count() : 0;
        until =
            counts.contains(count) == truth ? until : Answer.plus(day.last(), condition.within());
      }
    }
    return Answer.of(counts.contains(count), until);
  }

  private boolean inWindow(long time, long now) {
    return condition.within() < 0 || time > now - condition.within();
  }

  private long folded(History history) {
    Fold fold = history.fold(key());
    return fold == null ? 0 : fold.total().count();
  }

  private boolean matches(AnswerEntry answer) {
    if (!scores.contains(answer.score())) {
      return false;
    }
    Value value = new Value();
    ByteReader scratch = new ByteReader(new byte[0]);
    for (PropertyTest test : condition.where()) {
      value.read(answer.fields());
      test.path().follow(value, scratch);
      if (!test.matcher().matches(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean isTouchedAfter(long instant, Evaluation at) {
    Column answers = at.history().answers(condition.metric());
    return answers != null && answers.newestUpTo(at.now()) > instant;
  }

  @Override
  void touchedBy(Touch touch) {
    touch.answer(condition.metric());
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    if (!departure.answers()
        || (condition.within() >= 0 && !departure.rolledUp())
        || !departure.name().equals(condition.metric())) {
      return;
    }
    // As all lines now have it: an answer that has been replaced since counts where it stands now.
    StandingAnswers answers = new StandingAnswers(history, condition.metric(), Long.MAX_VALUE);
    while (answers.next()) {
      if (answers.time() < departure.before() && matches(answers.entry())) {
        take(history, departure, answers.time(), 0);
      }
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    StandingAnswers answers = new StandingAnswers(at.history(), condition.metric(), at.now());
    long count = condition.within() < 0 ? folded(at.history()) : 0;
    String newest = "";
    while (answers.next() && inWindow(answers.time(), at.now())) {
      if (matches(answers.entry())) {
        newest = count++ == 0 ? newest(answers, at.now()) : newest;
      }
    }
    String window = condition.within() < 0 ? "" : " in " + Durations.format(condition.within());
    String score = condition.score() == null ? "" : " with score " + condition.score();
    return count
        + " "
        + condition.metric()
        + " answer"
        + (count == 1 ? "" : "s")
        + score
        + window
        + newest;
  }

  private static String newest(StandingAnswers answers, long now) {
    return ", the latest "
        + answers.entry().score()
        + ", "
        + Durations.approximate(now - answers.time())
        + " ago";
  }
}
