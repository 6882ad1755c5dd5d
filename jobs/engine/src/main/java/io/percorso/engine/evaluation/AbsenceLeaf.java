package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.history.Fold;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import java.util.List;

/** One event and, for a while after it, none of another. */
final class AbsenceLeaf extends EventLeaf {
  private static final long NONE = Long.MIN_VALUE;

  private final Condition.Absence condition;
  private final CompiledPattern after;
  private final CompiledPattern no;

  AbsenceLeaf(String text, Condition.Absence condition, Patterns patterns) {
    super(text, List.of(condition.after(), condition.no()), condition.within(), patterns);
    this.condition = condition;
    after = patterns.of(condition.after());
    no = patterns.of(condition.no());
  }

  @Override
  long evaluate(Evaluation at) {
    long now = at.now();
    long a = last(at, after, windowStart(now));
    if (a == NONE || a <= windowStart(now) || last(at, no, a) > a) {
      return Answer.of(false, Answer.NEVER);
    }
    long begins = Answer.plus(a, condition.minimum());
    if (now < begins) {
      return Answer.of(false, begins < leaves(a) ? begins : Answer.NEVER);
    }
    return Answer.of(true, leaves(a));
  }

  /**
   * The last event of a pattern, kept or folded, or one not after an instant if there is none. One
   * that is folded may be later than one that is kept: columns leave apart from each other, and
   * late lines come behind what has left.
   */
  private long last(Evaluation at, CompiledPattern pattern, long floor) {
    long kept = at.events(pattern).newestUpTo(at.now(), floor);
    Fold fold = at.history().fold(foldKey(pattern));
    return fold == null || fold.last() > at.now() ? kept : Math.max(kept, fold.last());
  }

  /** Two folds, one for each pattern. */
  private long foldKey(CompiledPattern pattern) {
    return pattern == after ? key() : ~key();
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    for (CompiledPattern pattern : List.of(after, no)) {
      forEachLeaving(
          history,
          pattern,
          departure,
          (events, place) -> history.foldForUpdate(foldKey(pattern)).add(events.time(place), 0));
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    long a = last(at, after, NONE);
    if (a == NONE) {
      return "no " + after.inWords();
    }
    String ago = after.inWords() + " " + Durations.approximate(at.now() - a) + " ago";
    return last(at, no, a) > a
        ? ago + ", " + no.inWords() + " since"
        : ago + ", no " + no.inWords() + " since";
  }
}
