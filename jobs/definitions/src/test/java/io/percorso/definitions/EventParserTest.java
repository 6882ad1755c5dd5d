package io.percorso.definitions;

import static io.percorso.definitions.Written.atLeast;
import static io.percorso.definitions.Written.both;
import static io.percorso.definitions.Written.condition;
import static io.percorso.definitions.Written.is;
import static io.percorso.definitions.Written.matcher;
import static io.percorso.definitions.Written.millis;
import static io.percorso.definitions.Written.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Aggregated;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.value.PropertyPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParserTest {
  private static EventPattern events(String... names) {
    return new EventPattern(List.of(names), List.of());
  }

  private static PropertyTest where(String path, Matcher matcher) {
    return new PropertyTest(PropertyPath.ofEvent(path), matcher);
  }

  @Test
  void countsEventsOfOneNameOrSeveral() {
    assertThat(condition("{event: Order Completed, count: {atLeast: 2}, within: 180d}"))
        .isEqualTo(
            new Aggregated(
                events("Order Completed"), Figure.COUNT, null, atLeast(2), millis("180d")));
    assertThat(condition("{event: [X, Y], count: 0}"))
        .isEqualTo(new Aggregated(events("X", "Y"), Figure.COUNT, null, is(0), Condition.EVER));
    assertThat(condition("{event: X, count: {moreThan: 1, isNot: 3}}"))
        .isEqualTo(
            new Aggregated(
                events("X"),
                Figure.COUNT,
                null,
                both(matcher(Operator.IS_NOT, 3), matcher(Operator.MORE_THAN, 1)),
                Condition.EVER));
  }

  @Test
  void filtersEventsByProperties() {
    Aggregated condition =
        (Aggregated)
            condition(
                """
                {event: X, where: {
                  category: shoes, price: {atLeast: 10, lessThan: 20.5}, gift: true,
                  shipping.method: {in: [air, 5, false]}, context.channel: {isNot: web},
                  brand: {notIn: [acme]}, tags: {contains: new}, sku: {startsWith: "00"},
                  coupon: {exists: false}, stock: {moreThan: 0, atMost: 1e3}}}""");
    assertThat(condition.events().where())
        .containsExactly(
            where("category", is("shoes")),
            where("price", both(atLeast(10), matcher(Operator.LESS_THAN, 20.5))),
            where("gift", is(true)),
            where("shipping.method", matcher(Operator.IN, "air", 5, false)),
            where("context.channel", matcher(Operator.IS_NOT, "web")),
            where("brand", matcher(Operator.NOT_IN, "acme")),
            where("tags", matcher(Operator.CONTAINS, "new")),
            where("sku", matcher(Operator.STARTS_WITH, "00")),
            where("coupon", matcher(Operator.EXISTS, false)),
            where("stock", both(matcher(Operator.AT_MOST, 1000), matcher(Operator.MORE_THAN, 0))));
    assertThat(condition.events().where().get(4).path().inContext()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sum, SUM", "average, AVERAGE", "min, MIN", "max, MAX", "distinct, DISTINCT"})
  void takesFiguresOfProperties(String word, Figure figure) {
    assertThat(condition("{event: X, " + word + ": {of: a.b, atLeast: 2.5}, within: 30d}"))
        .isEqualTo(
            new Aggregated(
                events("X"), figure, PropertyPath.ofEvent("a.b"), atLeast(2.5), millis("30d")));
  }

  @Test
  void asksForTheAgeOfEvents() {
    assertThat(condition("{event: X, last: {atLeast: 30d}}"))
        .isEqualTo(
            new Condition.Recency(events("X"), atLeast(millis("30d")), null, Condition.EVER));
    assertThat(condition("{event: X, first: {lessThan: 90m}, last: 0s, within: 1d}"))
        .isEqualTo(
            new Condition.Recency(
                events("X"), is(0), matcher(Operator.LESS_THAN, millis("90m")), millis("1d")));
  }

  @Test
  void asksForSilenceAfterAnEvent() {
    assertThat(condition("{after: X, no: Y}"))
        .isEqualTo(new Condition.Absence(events("X"), events("Y"), 0, Condition.EVER));
    assertThat(condition("{after: {event: X, where: {a: 1}}, no: [Y, Z], for: 30m, within: 7d}"))
        .isEqualTo(
            new Condition.Absence(
                new EventPattern(List.of("X"), List.of(where("a", is(1)))),
                events("Y", "Z"),
                millis("30m"),
                millis("7d")));
  }

  @Test
  void asksForEventsOneAfterAnother() {
    assertThat(condition("{sequence: [X, [Y, Z], {event: [V, W], where: {a: b}}], within: 1h}"))
        .isInstanceOfSatisfying(
            Condition.Sequence.class,
            sequence -> {
              assertThat(sequence.within()).isEqualTo(millis("1h"));
              assertThat(sequence.steps().get(0)).isEqualTo(events("X"));
              assertThat(sequence.steps().get(2))
                  .isEqualTo(new EventPattern(List.of("V", "W"), List.of(where("a", is("b")))));
            });
  }

  @Test
  void takesANestedListOfNamesAsAlternativesOfAStep() {
    assertThat(condition("{sequence: [X, [Y, Z]], within: 1h}"))
        .isEqualTo(new Condition.Sequence(List.of(events("X"), events("Y", "Z")), millis("1h")));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "90s, 90000", "30m, 1800000", "24h, 86400000", "7d, 604800000"})
  void readsDurationsOfEveryUnit(String duration, long millis) {
    assertThat(((Aggregated) condition("{event: X, within: " + duration + "}")).within())
        .isEqualTo(millis);
  }

  @Test
  void namesMissingFields() {
    assertThat(problemsOf("{after: X}"))
        .containsExactly(
            "a.yaml:3:7: error: field no is missing;"
                + " add no: Order Completed, the event that did not follow");
    assertThat(problemsOf("{sequence: [X, {where: {a: 5}}]}"))
        .containsExactly(
            "a.yaml:3:7: error: field within is missing; add within: 1d",
            "a.yaml:3:22: error: field event is missing; add event: Product Viewed, the event's"
                + " name");
    assertThat(problemsOf("{event: X, sum: {atLeast: 5}}"))
        .containsExactly(
            "a.yaml:3:23: error: field of is missing;"
                + " add of: price, the property to take it of");
    assertThat(problemsOf("{event: X, distinct: {of: a, atLeast: 3}}"))
        .containsExactly(
            "a.yaml:3:18: error: distinct needs within: values cannot be remembered for ever;"
                + " add within: 30d, say");
  }

  @Test
  void wantsOneFigureOfEvents() {
    assertThat(problemsOf("{event: X, sum: {of: a, is: 1}, count: 3}"))
        .containsExactly(
            "a.yaml:3:7: error: a condition takes one figure of its events;"
                + " combine several conditions with all");
    assertThat(problemsOf("{event: X, sum: 5}"))
        .containsExactly(
            "a.yaml:3:23: error: sum must be made of fields, not the number 5;"
                + " write sum: {of: price, atLeast: 100}, say");
  }

  @Test
  void explainsDurations() {
    String cure = "; write a whole number and ms, s, m, h or d, such as 30m";
    assertThat(problemsOf("{event: X, within: 7 days}"))
        .containsExactly(
            "a.yaml:3:26: error: within must be a duration, not the text \"7 days\"" + cure);
    assertThat(problemsOf("{event: X, within: 90}"))
        .containsExactly("a.yaml:3:26: error: within must be a duration, not the number 90" + cure);
    assertThat(problemsOf("{event: X, within: -7d}"))
        .containsExactly(
            "a.yaml:3:26: error: within must be a duration, not the text \"-7d\"" + cure);
    assertThat(problemsOf("{event: X, within: 99999999999999d}"))
        .containsExactly(
            "a.yaml:3:26: error: within must be a duration, not the text \"99999999999999d\""
                + cure);
    assertThat(problemsOf("{lastSeen: {atLeast: 5}}"))
        .containsExactly("a.yaml:3:28: error: atLeast must be a duration, not the number 5" + cure);
  }

  @Test
  void boundsHowFarConditionsReachBack() {
    assertThat(problemsOf("{event: X, within: 730d}")).isEmpty();
    assertThat(problemsOf("{event: X, within: 731d}"))
        .containsExactly(
            "a.yaml:3:18: error: within reaches back further than history.longest, 730d;"
                + " shorten it, or leave within out to look back for ever");
    assertThat(problemsOf("{after: X, no: Y, for: 731d}"))
        .containsExactly(
            "a.yaml:3:25: error: for reaches back further than history.longest, 730d; shorten it");
  }

  @Test
  void warnsOfWhatALiveJobWouldRefuseWhereEverythingIsKept() {
    List<DefinitionSource> sources =
        List.of(new DefinitionSource("a.yaml", Written.segment("a", "{event: X, within: 731d}")));
    DefinitionSet set = DefinitionSet.parse(sources, WindowLimit.RECORDED);
    assertThat(set.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "a.yaml:3:18: warning: for a live job, within reaches back further than"
                + " history.longest, 730d; shorten it, or leave within out to look back for ever");
    assertThat(set.definitions().values())
        .containsExactlyElementsOf(
            DefinitionSet.parse(sources, WindowLimit.refuse(Long.MAX_VALUE))
                .definitions()
                .values());
  }
}
