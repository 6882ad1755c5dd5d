package io.percorso.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.Fixtures;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.ChurnCase;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
  void whoeverStandsSomewhereMayStandThere() {
    for (Limits limits :
        List.of(Limits.NONE, Limits.NONE.withKeep(25), Limits.NONE.withEntries(9))) {
      Case.check(
          300_001,
          HISTORIES / 3,
          Case::longer,
          drawn -> checkMayHold(drawn.engine(limits), drawn.arrival(new Random(drawn.seed()), 15)));
    }
  }

  @Test
  void whoseFlagIsUpMayBeAtRiskWhateverHasLeft() {
    for (long seed = 1; seed <= 30; seed++) {
      ChurnCase drawn = ChurnCase.overYears(seed);
      Definition atRisk = new Definition.Segment("at-risk", "", new Condition.AtRisk(List.of("c")));
      List<Definition.Versioned> definitions =
          List.of(new Definition.Versioned(drawn.churn(), 1), new Definition.Versioned(atRisk, 1));
      Limits limits = Limits.NONE.withKeep(10 * Fixtures.DAY);
      checkMayHold(new Engine(new Rules(definitions, List.of()), limits), drawn.lines());
    }
  }

  /** Whatever has left, whoever stands somewhere is among those who may. */
  private static void checkMayHold(Engine engine, List<PlainLine> arrival) {
    Rules rules = engine.rules();
    Judge judge = new Judge(rules);
    Customer customer = Customer.unknown("u");
    FactLog log = new FactLog();
    for (PlainLine plain : arrival) {
      customer.accept(plain.toLine(), engine, log);
      customer.trim(engine);
      History history = customer.history();
      BitSet mayHold = rules.mayHold(history);
      judge.of(history);
      long step = 1 + (history.lastSeen() - history.firstSeen()) / 13;
      for (long at = history.firstSeen(); at <= history.lastSeen() + 3 * step; at += step) {
        List<Integer> outcomes = outcomes(rules, judge, at);
        for (int i = 0; i < outcomes.size(); i++) {
          assertThat(mayHold.get(i) || outcomes.get(i) == 0)
              .as("%s at %s", rules.judged().get(i).definition().id(), at)
              .isTrue();
        }
      }
    }
  }

  @Test
  void ofTenThousandCategoriesOneIsTouched() {
    Rules rules = new Rules(categories(), List.of());
    assertThat(touched(rules, Map.of("category", "category-5"))).containsExactly("one-5", "two");
    assertThat(touched(rules, Map.of("category", "category-6"))).containsExactly("one-6", "not");
    assertThat(touched(rules, Map.of("category", "unheard-of"))).containsExactly("not");
    assertThat(touched(rules, Map.of())).containsExactly("not");
    assertThat(touched(rules, Map.of("category", 5))).containsExactly("not");
  }

  @Test
  void ofTenThousandCategoriesThoseThatWereLookedAtMayHold() {
    Rules rules = new Rules(categories(), List.of());
    History history = new History();
    for (String category : List.of("category-5", "unheard-of", "category-7")) {
      add(history, rules, Map.of("category", category));
    }
    assertThat(ids(rules, rules.mayHold(history))).containsExactly("one-5", "one-7", "not", "two");
  }

  private static List<Definition.Versioned> categories() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Matcher is = Matcher.of(Operator.IS, Operand.of("category-" + i));
      definitions.add(viewed("one-" + i, is));
    }
    definitions.add(viewed("not", Matcher.of(Operator.IS_NOT, Operand.of("category-5"))));
    definitions.add(
        viewed("two", Matcher.of(Operator.IN, Operand.of("category-5"), Operand.of("other"))));
    return definitions;
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
    History history = new History();
    Line line = add(history, rules, properties);
    BitSet leaves = new BitSet();
    rules.touch(line, writer, history, leaves);
    return ids(rules, rules.above(leaves));
  }

  private Line add(History history, Rules rules, Map<String, Object> properties) {
    Line line = PlainLine.event(1_000, "m", "Product Viewed", properties, Map.of()).toLine();
    history.add(line, rules.properties(line.name()), writer);
    return line;
  }

  private static List<String> ids(Rules rules, BitSet definitions) {
    return definitions.stream()
        .mapToObj(index -> rules.judged().get(index).definition().id())
        .toList();
  }
}
