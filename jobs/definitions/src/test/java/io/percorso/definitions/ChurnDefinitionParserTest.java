package io.percorso.definitions;

import static io.percorso.definitions.Written.definition;
import static io.percorso.definitions.Written.millis;
import static io.percorso.definitions.Written.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnDefinitionParserTest {
  private static final ChurnModel CHURN_MODEL =
      new ChurnModel(
          new PurchaseProcess(PurchaseProcess.Timing.mbgCnbd(2), 1, 30.5, .5, 3),
          60,
          "total",
          List.of(
              new Behaviour("visits", new EventPattern(List.of("A", "B"), List.of()), null, null),
              new Behaviour(
                  "angry",
                  null,
                  "NPS",
                  Matcher.of(Operator.AT_MOST, Operand.of(BigDecimal.valueOf(6))))),
          new ChurnModel.Linear(
              -1,
              List.of(),
              Map.of(
                  "visits.14", new ChurnModel.Term(-.2, 1), "recency", new ChurnModel.Term(2, 0))),
          false);

  @Test
  void readsAChurnModel() {
    assertThat(
            definition(
                """
                kind: churn
                id: c
                event: [X, Y]
                horizon: 90d
                raise: .8
                clear: 0
                model:
                  spend: total
                  behaviours:
                    visits: {event: [A, B]}
                    angry: {feedback: NPS, score: {atMost: 6}}
                  process: {regularity: 2, r: 1, alpha: 30.5, a: .5, b: 3}
                  baseline: -1
                  weights: {visits.14: {weight: -.2, average: 1}, recency: {weight: 2}}
                """))
        .isEqualTo(
            new Definition.Churn("c", "", List.of("X", "Y"), millis("90d"), 0.8, 0, CHURN_MODEL));
  }

  @Test
  void explainsParametersOfChurnModels() {
    String begin = "kind: churn\nid: c\nevent: X\nhorizon: 9d\nraise: 0.5\nclear: 0.2\nmodel:\n";
    assertThat(
            problems(
                begin
                    + "  process: {regularity: 1.5, r: 0, alpha: 1, a: 1}\n"
                    + "  weights: {recencey: {weight: 1}, age: {}}\n"
                    + "  season: [1, 2]\n"
                    + "  behaviours: {v: {event: X, within: 3d}}\n"
                    + "  learn: yes\n"
                    + "  shape: 2\n"))
        .containsExactly(
            "a.yaml:8:12: error: field b is missing; add b: 1",
            "a.yaml:8:13: error: regularity must be a whole number from 1 to 20;"
                + " write 1 if the gaps are random",
            "a.yaml:8:30: error: r must be above 0; write 0.8, say",
            "a.yaml:9:13: error: unknown feature recencey of weights; did you mean recency?"
                + " known here: process, recency, frequency, spend, age, gap, silence, variation,"
                + " lastGap, recent14, recent45, recent120, count30, count90, oneTime",
            "a.yaml:9:41: error: field weight is missing; add weight: 0.5",
            "a.yaml:10:11: error: season must be 12 numbers, one a month; leave it out",
            "a.yaml:11:19: error: a behaviour is events, with where if need be, or answers, with"
                + " score; write {event: Order Refunded} or {feedback: NPS, score: {atMost: 6}}",
            "a.yaml:12:10: error: learn must be true or false; write learn: true",
            "a.yaml:13:3: error: unknown field shape of model; known here: spend, behaviours,"
                + " learn, process, usualGap, baseline, season, weights");
  }

  @Test
  void behavioursAreNotCountedUpTo() {
    String begin = "kind: churn\nid: c\nevent: X\nhorizon: 9d\nraise: 0.5\nclear: 0.2\nmodel:\n";
    String behaviour = "  behaviours: {v: {event: Y, count: {atLeast: 3}}}\n";
    assertThat(problems(begin + behaviour))
        .singleElement()
        .asString()
        .startsWith("a.yaml:8:19: error: a behaviour is events,");
  }

  @Test
  void explainsChurnModels() {
    assertThat(
            problems(
                "kind: churn\nid: c\nevent: X\nhorizon: 0d\nraise: 80%\nclear: 1.5\nmodel: x\n"))
        .containsExactly(
            "a.yaml:4:1: error: horizon must be longer than nothing; write 90d",
            "a.yaml:5:8: error: raise must be a number, not the text \"80%\"; write 0.8",
            "a.yaml:6:1: error: clear is a probability, from 0 to 1; write 0.6",
            "a.yaml:7:8: error: model must be made of fields, not the text x;"
                + " leave it out, or write fields");
    assertThat(problems("kind: churn\nid: c\nevent: X\nhorizon: 9d\nraise: 0.5\nclear: 0.7\n"))
        .containsExactly(
            "a.yaml:6:1: error: clear must not be above raise; swap them, or lower clear");
  }
}
