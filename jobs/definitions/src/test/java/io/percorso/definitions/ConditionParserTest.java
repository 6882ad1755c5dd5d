package io.percorso.definitions;

import static io.percorso.definitions.Written.atLeast;
import static io.percorso.definitions.Written.both;
import static io.percorso.definitions.Written.condition;
import static io.percorso.definitions.Written.is;
import static io.percorso.definitions.Written.matcher;
import static io.percorso.definitions.Written.millis;
import static io.percorso.definitions.Written.problems;
import static io.percorso.definitions.Written.problemsOf;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Aggregated;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.PropertyPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionParserTest {
  private static final Condition X = count("X");
  private static final Condition Y = count("Y");

  private static EventPattern events(String... names) {
    return new EventPattern(List.of(names), List.of());
  }

  private static Condition count(String name) {
    return new Aggregated(events(name), Figure.COUNT, null, atLeast(1), Condition.EVER);
  }

  @Test
  void combinesConditions() {
    assertThat(condition("{all: [{event: X}, {event: Y}]}"))
        .isEqualTo(new Condition.All(List.of(X, Y)));
    assertThat(condition("{any: [{event: X}, {event: Y}]}"))
        .isEqualTo(new Condition.Any(List.of(X, Y)));
    assertThat(condition("{not: {event: X}}")).isEqualTo(new Condition.Not(X));
    assertThat(condition("{not: {all: [{any: [{event: X}]}]}}"))
        .isEqualTo(new Condition.Not(new Condition.All(List.of(new Condition.Any(List.of(X))))));
  }

  @Test
  void asksWhenTheCustomerWasSeen() {
    Condition last = new Condition.Seen(false, atLeast(millis("30d")));
    Condition first = new Condition.Seen(true, matcher(Operator.LESS_THAN, millis("90d")));
    assertThat(condition("{lastSeen: {atLeast: 30d}}")).isEqualTo(last);
    assertThat(condition("{firstSeen: {lessThan: 90d}}")).isEqualTo(first);
    assertThat(condition("{firstSeen: {lessThan: 90d}, lastSeen: {atLeast: 30d}}"))
        .isEqualTo(new Condition.All(List.of(last, first)));
  }

  @Test
  void asksForTraits() {
    assertThat(condition("{trait: country, is: IT}"))
        .isEqualTo(new Condition.Trait(PropertyPath.ofField("country"), is("IT")));
    Condition.Trait nested =
        (Condition.Trait) condition("{trait: context.tier, exists: true, isNot: gold}");
    assertThat(nested.matcher())
        .isEqualTo(both(matcher(Operator.IS_NOT, "gold"), matcher(Operator.EXISTS, true)));
    assertThat(nested.name().inContext()).isFalse();
  }

  @Test
  void asksForAnswers() {
    assertThat(condition("{feedback: CES}"))
        .isEqualTo(new Condition.Feedback("CES", null, List.of(), atLeast(1), Condition.EVER));
    assertThat(
            condition(
                "{feedback: NPS, score: {atMost: 6}, where: {channel: email, context.a: 5},"
                    + " count: 2, within: 90d}"))
        .isEqualTo(
            new Condition.Feedback(
                "NPS",
                matcher(Operator.AT_MOST, 6),
                List.of(
                    new PropertyTest(PropertyPath.ofField("channel"), is("email")),
                    new PropertyTest(PropertyPath.ofField("context.a"), is(5))),
                is(2),
                millis("90d")));
  }

  @Test
  void refersToSegmentsAndStages() {
    String journey =
        "kind: journey\nid: j\nstages: [{id: s, when: {event: X}}, {id: t, when: {event: Y}}]";
    DefinitionSet set =
        Written.set(
            journey,
            segment("one", "{stage: s}"),
            segment("two", "{stage: [s, t], journey: j}"),
            segment("three", "{segment: one}"),
            segment("four", "{segment: [one, two]}"));
    assertThat(set.problems()).isEmpty();
    assertThat(set.definitions().values())
        .filteredOn(Definition.Segment.class::isInstance)
        .extracting(segment -> ((Definition.Segment) segment).when())
        .containsExactly(
            new Condition.InStage(null, List.of("s")),
            new Condition.InStage("j", List.of("s", "t")),
            new Condition.InSegment(List.of("one")),
            new Condition.InSegment(List.of("one", "two")));
  }

  @Test
  void saysWhichConditionsThereAre() {
    String uses =
        "use one of after, all, any, churn, event, feedback, firstSeen, lastSeen, not, segment,"
            + " sequence, stage, trait";
    assertThat(problemsOf("{}"))
        .containsExactly(
            "a.yaml:3:7: error: a condition needs a field that says its kind; " + uses);
    assertThat(problemsOf("{evnt: X}"))
        .containsExactly("a.yaml:3:8: error: unknown condition evnt; did you mean event? " + uses);
    assertThat(problemsOf("{within: 7d, last_seen: {atLeast: 7d}}"))
        .containsExactly(
            "a.yaml:3:20: error: unknown condition last_seen; did you mean lastSeen? " + uses);
    assertThat(problemsOf("Order Completed"))
        .containsExactly(
            "a.yaml:3:7: error: a condition must be made of fields, not the text Order Completed;"
                + " write {event: Order Completed}, say");
  }

  @Test
  void wantsOneKindInOneCondition() {
    assertThat(problemsOf("{event: X, trait: y, is: 5}"))
        .containsExactly(
            "a.yaml:3:7: error: one condition cannot be event and trait;"
                + " combine them: all: [{...}, {...}], or any");
  }

  @Test
  void wantsListsWhereThereAreSeveral() {
    assertThat(problemsOf("{all: []}"))
        .containsExactly("a.yaml:3:13: error: all takes a list of conditions; write all: [{...}]");
    assertThat(problemsOf("{any: {event: X}}"))
        .containsExactly("a.yaml:3:13: error: any takes a list of conditions; write any: [{...}]");
    assertThat(problemsOf("{not: [{event: X}]}"))
        .containsExactly(
            "a.yaml:3:13: error: a condition must be made of fields, not a list;"
                + " write {event: Product Viewed}, say");
    assertThat(problemsOf("{sequence: X, within: 1d}"))
        .containsExactly(
            "a.yaml:3:18: error: sequence takes a list of events; write sequence: [A, B]");
    assertThat(problemsOf("{event: []}"))
        .containsExactly("a.yaml:3:15: error: event must not be an empty list; name at least one");
  }

  @Test
  void namesUnknownFieldsAndTheKnownOnes() {
    assertThat(problemsOf("{event: X, whithin: 7d}"))
        .containsExactly(
            "a.yaml:3:18: error: unknown field whithin of the condition event; did you mean"
                + " within? known here: event, where, count, sum, average, min, max, distinct,"
                + " last, first, within");
    assertThat(problemsOf("{after: X, no: Y, where: {a: 1}}"))
        .containsExactly(
            "a.yaml:3:25: error: unknown field where of the condition after;"
                + " known here: after, no, for, within");
    assertThat(problemsOf("{trait: country, iss: IT}"))
        .containsExactly(
            "a.yaml:3:24: error: unknown field iss of the condition trait; did you mean is?"
                + " known here: trait, is, isNot, in, notIn, atLeast, atMost, moreThan, lessThan,"
                + " contains, startsWith, exists");
  }

  @Test
  void knowsTheMetricsOfFeedback() {
    assertThat(problemsOf("{feedback: nps, score: 5}"))
        .containsExactly(
            "a.yaml:3:18: error: unknown metric nps; did you mean NPS?"
                + " known here: NPS, CSAT, CES");
  }

  @Test
  void refersToChurnModelsThatAreThere() {
    assertThat(problemsOf("{churn: repurchase}"))
        .containsExactly("a.yaml:3:15: error: unknown churn repurchase; there is none");
  }

  @Test
  void boundsNesting() {
    assertThat(problemsOf("{not: ".repeat(49) + "{event: X}" + "}".repeat(49))).isEmpty();
    assertThat(problemsOf("{not: ".repeat(50) + "{event: X}" + "}".repeat(50)))
        .containsExactly(
            "a.yaml:3:307: error: conditions nest deeper than 50;"
                + " move the inner ones into a segment");
  }

  @Test
  void reportsAllProblemsOfAConditionAtOnce() {
    assertThat(problems(segment("a", "{all: [{event: X, within: 1x}, {evnt: Y}, {trait: z}]}")))
        .hasSize(3);
  }
}
