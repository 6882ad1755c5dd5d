package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.history.History;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Events in an order, within a window. Going back from the newest event of the last step and taking
 * for each step the newest event before the one found, the first step is met as late as any such
 * chain can have it: when that event leaves the window, no chain is left.
 */
final class SequenceLeaf extends EventLeaf {
  private static final long NONE = Long.MIN_VALUE;

  private final Condition.Sequence condition;
  private final List<PatternCursor.CompiledPattern> steps;

  SequenceLeaf(String text, Condition.Sequence condition) {
    super(text, condition.steps(), condition.within());
    this.condition = condition;
    steps = condition.steps().stream().map(PatternCursor.CompiledPattern::new).toList();
  }

  @Override
  boolean isGrowing() {
    return true;
  }

  @Override
  long answer(History history, long now) {
    long begin = latestBegin(history, now);
    return begin == NONE
        ? Answer.of(false, Answer.NEVER)
        : Answer.of(true, Answer.plus(begin, condition.within()));
  }

  private long latestBegin(History history, long now) {
    long before = now;
    for (int step = steps.size() - 1; step >= 0; step--) {
      PatternCursor cursor = new PatternCursor(history, steps.get(step), windowStart(now), before);
      if (!cursor.next()) {
        return NONE;
      }
      before = cursor.time() - 1;
    }
    return before + 1;
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    String chain =
        condition.steps().stream()
            .map(EventPattern::inWords)
            .collect(Collectors.joining(", then "));
    long begin = latestBegin(at.history(), at.now());
    return begin == NONE
        ? "not " + chain + " in " + Durations.format(condition.within())
        : chain + ", begun " + Durations.approximate(at.now() - begin) + " ago";
  }
}
