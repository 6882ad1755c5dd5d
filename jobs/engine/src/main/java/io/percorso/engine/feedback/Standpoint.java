package io.percorso.engine.feedback;

import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.History;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out where a customer stood when answering: by everything done up to and including that
 * instant, and by what was said strictly before it.
 */
final class Standpoint {
  private final Rules rules;
  private final Judge judge;

  Standpoint(Rules rules, Judge judge) {
    this.rules = rules;
    this.judge = judge;
  }

  /**
   * The context of an answer.
   *
   * @param candidates indexes of the definitions that may put the customer somewhere; null if
   *     nobody knows
   */
  AnswerInContext.Context at(History history, long instant, BitSet candidates) {
    History before = history.withoutAnswersFrom(instant);
    if (before.isEmpty()) {
      return AnswerInContext.Context.NOWHERE;
    }
    judge.of(before);
    Map<String, String> stages = new HashMap<>();
    List<String> segments = new ArrayList<>();
    BitSet asked = candidates == null ? rules.mayHold(before) : candidates;
    for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
      Judged definition = rules.judged().get(i);
      int outcome = outcome(definition, instant);
      if (outcome > 0 && definition.isSegment()) {
        segments.add(definition.id());
      } else if (outcome > 0 && definition.isJourney()) {
        stages.put(definition.id(), definition.stage(outcome));
      }
    }
    judge.of(history);
    return new AnswerInContext.Context(stages, segments);
  }

  /** A definition that fails, which others find out, puts nobody anywhere. */
  private int outcome(Judged definition, long instant) {
    try {
      return judge.outcome(definition, instant);
    } catch (RuntimeException | StackOverflowError failed) {
      return 0;
    }
  }
}
