package io.percorso.definitions;

import static io.percorso.definitions.Written.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static List<String> beyond(Budget budget, String when) {
    return budget.check(set("kind: segment\nid: s\nwhen: " + when + "\n")).stream()
        .map(Problem::toString)
        .toList();
  }

  private static String any(int number, String part) {
    return IntStream.range(0, number)
        .mapToObj(part::formatted)
        .collect(Collectors.joining(", ", "{any: [", "]}"));
  }

  @Test
  void definitionsOfTheShopAreWithin() {
    DefinitionSet shop = DefinitionSet.parse(ShopDefinitions.sources(), Written.LONGEST);
    assertThat(Budget.DEFAULT.check(shop)).isEmpty();
  }

  @Test
  void conditionsThatOneEventTouchesAreCounted() {
    Budget budget = new Budget(3, 100, 100);
    String part = "{event: X, within: %dd, count: {atLeast: 2}}";
    assertThat(beyond(budget, any(3, part.replace("%d", "1%d")))).isEmpty();
    assertThat(beyond(budget, any(4, part.replace("%d", "1%d"))))
        .containsExactly(
            "a.yaml: error: one event touches 4 conditions, beyond the budget of 3;"
                + " divide it into segments that it refers to");
  }

  @Test
  void namesAreCounted() {
    Budget budget = new Budget(100, 3, 100);
    assertThat(beyond(budget, any(3, "{event: X%d}"))).isEmpty();
    assertThat(beyond(budget, any(4, "{event: X%d}")))
        .singleElement()
        .asString()
        .contains("it looks at 4 names of events");
    assertThat(beyond(budget, "{sequence: [A, B, C, D], within: 1d}")).hasSize(1);
  }

  @Test
  void depthIsCounted() {
    Budget budget = new Budget(100, 100, 3);
    assertThat(beyond(budget, "{not: {all: [{event: X}]}}")).isEmpty();
    assertThat(beyond(budget, "{not: {not: {all: [{event: X}]}}}"))
        .singleElement()
        .asString()
        .contains("its conditions nest 4 deep");
  }
}
