package io.percorso.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.Fixtures;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A line touches every definition that it changes, and few others. */
class EventIndexTest {
  private static final int HISTORIES = 3_000;

  private final EntryWriter writer = new EntryWriter(Limits.NONE);

  @Test
  void whatALineChangesItTouches() {
    Case.check(200_001, HISTORIES, Case::of, this::checkTouched);
  }

  private void checkTouched(Case drawn) {
    Rules rules = drawn.rules();
    Judge judge = new Judge(rules);
    History history = new History();
    for (PlainLine plain : drawn.lines()) {
      Line line = plain.toLine();
      boolean isFirst = history.isEmpty();
      judge.of(history);
      List<Integer> before = outcomes(rules, judge, line.at());
      history.add(line, rules.properties(line.name()), writer);
      BitSet leaves = new BitSet();
      rules.touch(line, writer, history, leaves);
      judge.of(history);
      List<Integer> after = outcomes(rules, judge, line.at());
      BitSet touched = rules.above(leaves);
      for (int i = 0; i < after.size() && !isFirst; i++) {
        assertThat(touched.get(i) || before.get(i).equals(after.get(i)))
            .as("%s at %s", rules.judged().get(i).definition().id(), plain)
            .isTrue();
      }
    }
  }

  private static List<Integer> outcomes(Rules rules, Judge judge, long at) {
    List<Integer> outcomes = new ArrayList<>();
    rules.judged().forEach(judged -> outcomes.add(judge.outcome(judged, at)));
    return outcomes;
  }

  @Test
  void ofTenThousandCategoriesOneIsTouched() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Matcher is = Matcher.of(Operator.IS, Operand.of("category-" + i));
      definitions.add(viewed("one-" + i, is));
    }
    definitions.add(viewed("not", Matcher.of(Operator.IS_NOT, Operand.of("category-5"))));
    definitions.add(
        viewed("two", Matcher.of(Operator.IN, Operand.of("category-5"), Operand.of("other"))));
    Rules rules = new Rules(definitions, List.of());
    assertThat(touched(rules, Map.of("category", "category-5"))).containsExactly("one-5", "two");
    assertThat(touched(rules, Map.of("category", "category-6"))).containsExactly("one-6", "not");
    assertThat(touched(rules, Map.of("category", "unheard-of"))).containsExactly("not");
    assertThat(touched(rules, Map.of())).containsExactly("not");
    assertThat(touched(rules, Map.of("category", 5))).containsExactly("not");
  }

  private static Definition.Versioned viewed(String id, Matcher category) {
    PropertyTest test = new PropertyTest(PropertyPath.ofEvent("category"), category);
    EventPattern pattern = new EventPattern(List.of("Product Viewed"), List.of(test));
    return new Definition.Versioned(
        new Definition.Segment(
            id,
            null,
            new Condition.Aggregated(
                pattern, Condition.Figure.COUNT, null, Fixtures.atLeast(1), -1)),
        1);
  }

  private List<String> touched(Rules rules, Map<String, Object> properties) {
    Line line = PlainLine.event(1_000, "m", "Product Viewed", properties, Map.of()).toLine();
    History history = new History();
    history.add(line, rules.properties(line.name()), writer);
    BitSet leaves = new BitSet();
    rules.touch(line, writer, history, leaves);
    return rules.above(leaves).stream()
        .mapToObj(index -> rules.judged().get(index).definition().id())
        .toList();
  }
}
