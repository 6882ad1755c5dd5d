package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.history.History;

/** The time since the customer was first or last seen. */
final class SeenLeaf extends Leaf {
  private final Condition.Seen condition;
  private final boolean first;
  private final LongRanges ages;

  SeenLeaf(String text, Condition.Seen condition) {
    super(text);
    this.condition = condition;
    first = condition.first();
    ages = LongRanges.of(condition.age(), 1);
  }

  @Override
  long evaluate(Evaluation at) {
    History history = at.history();
    long now = at.now();
    long seen = seen(history, now);
    long age = now - seen;
    return Answer.of(ages.contains(age), Answer.plus(seen, ages.nextChange(age)));
  }

  private long seen(History history, long now) {
    return first ? history.firstSeen() : Math.max(history.firstSeen(), history.lastSeenUpTo(now));
  }

  @Override
  boolean isTouchedAfter(long instant, Evaluation at) {
    return !first;
  }

  @Override
  void touchedBy(Touch touch) {
    if (first) {
      touch.firstLine();
    } else {
      touch.anyLine();
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    return (first ? "first" : "last")
        + " seen "
        + Durations.approximate(at.now() - seen(at.history(), at.now()))
        + " ago";
  }
}
