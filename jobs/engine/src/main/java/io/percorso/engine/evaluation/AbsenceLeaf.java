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
  private final PatternCursor.CompiledPattern after;
  private final PatternCursor.CompiledPattern no;

  AbsenceLeaf(String text, Condition.Absence condition) {
    super(text, List.of(condition.after(), condition.no()), condition.within());
    this.condition = condition;
    after = new PatternCursor.CompiledPattern(condition.after());
    no = new PatternCursor.CompiledPattern(condition.no());
  }

  @Override
  long answer(History history, long now) {
    long a = last(history, after, windowStart(now), now);
    if (a == NONE || a <= windowStart(now) || last(history, no, a, now) > a) {
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
  private long last(History history, PatternCursor.CompiledPattern pattern, long floor, long now) {
    PatternCursor cursor = new PatternCursor(history, pattern, floor, now);
    long kept = cursor.next() ? cursor.time() : NONE;
    Fold fold = history.fold(foldKey(pattern));
    return fold == null || fold.last() > now ? kept : Math.max(kept, fold.last());
  }

  /** Two folds, one for each pattern. */
  private long foldKey(PatternCursor.CompiledPattern pattern) {
    return pattern == after ? key() : ~key();
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    for (PatternCursor.CompiledPattern pattern : List.of(after, no)) {
      forEachLeaving(
          history,
          pattern,
          departure,
          cursor -> history.foldForUpdate(foldKey(pattern)).add(cursor.time(), 0));
    }
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    long a = last(at.history(), after, NONE, at.now());
    if (a == NONE) {
      return "no " + after.inWords();
    }
    String ago = after.inWords() + " " + Durations.approximate(at.now() - a) + " ago";
    return last(at.history(), no, a, at.now()) > a
        ? ago + ", " + no.inWords() + " since"
        : ago + ", no " + no.inWords() + " since";
  }
}
