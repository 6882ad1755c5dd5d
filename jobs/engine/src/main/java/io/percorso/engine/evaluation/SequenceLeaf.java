package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.EventPattern;
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
  private final List<CompiledPattern> steps;

  SequenceLeaf(String text, Condition.Sequence condition, Patterns patterns) {
    super(text, condition.steps(), condition.within(), patterns);
    this.condition = condition;
    steps = condition.steps().stream().map(patterns::of).toList();
  }

  @Override
  boolean isGrowing() {
    return true;
  }

  @Override
  long evaluate(Evaluation at) {
    long begin = latestBegin(at);
    return begin == NONE
        ? Answer.of(false, Answer.NEVER)
        : Answer.of(true, Answer.plus(begin, condition.within()));
  }

  private long latestBegin(Evaluation at) {
    long before = at.now();
    for (int step = steps.size() - 1; step >= 0; step--) {
      long newest = at.events(steps.get(step)).newestUpTo(before, windowStart(at.now()));
      if (newest == NONE) {
        return NONE;
      }
      before = newest - 1;
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
    long begin = latestBegin(at);
    return begin == NONE
        ? "not " + chain + " in " + Durations.format(condition.within())
        : chain + ", begun " + Durations.approximate(at.now() - begin) + " ago";
  }
}
