package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import java.util.stream.Collectors;

/** What a leaf condition asks for, as a person would say it. */
final class ConditionWords {
  private ConditionWords() {}

  static String of(Condition condition) {
    if (condition instanceof Condition.Aggregated it) {
      String events = it.events().inWords() + window(it.within());
      return it.figure() == Condition.Figure.COUNT
          ? it.matcher() + " " + events
          : it.figure().word() + " of " + it.of() + " " + it.matcher() + " in " + events;
    } else if (condition instanceof Condition.Recency it) {
      String last = it.last() == null ? "" : "last " + ago(it.last());
      String first = it.first() == null ? "" : "first " + ago(it.first());
      String both = last.isEmpty() || first.isEmpty() ? last + first : last + ", " + first;
      return it.events().inWords() + " " + both + window(it.within());
    } else if (condition instanceof Condition.Absence it) {
      return it.after().inWords()
          + " and no "
          + it.no().inWords()
          + " for "
          + Durations.format(it.minimum())
          + window(it.within());
    } else if (condition instanceof Condition.Sequence it) {
      String chain =
          it.steps().stream().map(EventPattern::inWords).collect(Collectors.joining(", then "));
      return chain + window(it.within());
    } else if (condition instanceof Condition.Seen it) {
      return (it.first() ? "first seen " : "last seen ") + ago(it.age());
    } else if (condition instanceof Condition.Trait it) {
      return it.name() + " " + it.matcher();
    } else if (condition instanceof Condition.Feedback it) {
      return it.count()
          + " "
          + it.metric()
          + " answers"
          + (it.score() == null ? "" : " with score " + it.score())
          + (it.where().isEmpty() ? "" : " where " + it.where())
          + window(it.within());
    }
    throw new IllegalArgumentException("not a leaf: " + condition);
  }

  private static String window(long within) {
    return within < 0 ? "" : " in " + Durations.format(within);
  }

  /** Operands of ages are milliseconds. */
  private static String ago(Matcher age) {
    return age.tests().stream()
            .map(
                test ->
                    test.operator().prose()
                        + " "
                        + Durations.format(test.operand().number().longValue()))
            .collect(Collectors.joining(" and "))
        + " ago";
  }
}
