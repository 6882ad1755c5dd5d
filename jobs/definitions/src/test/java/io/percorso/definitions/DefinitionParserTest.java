package io.percorso.definitions;

import static io.percorso.definitions.Written.definition;
import static io.percorso.definitions.Written.millis;
import static io.percorso.definitions.Written.problems;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.definition.Definition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTest {
  private static final String JOURNEY =
      "kind: journey\nid: j\nstages: [{id: s, when: {event: X}}, {id: t, when: {event: Y}}]\n";

  @Test
  void readsASegment() {
    Definition segment =
        definition("kind: segment\nid: big spender\ndescription: Spent it\nwhen: {event: X}\n");
    assertThat(segment.key()).isEqualTo("segment/big spender");
    assertThat(((Definition.Segment) segment).description()).isEqualTo("Spent it");
  }

  @Test
  void readsAJourney() {
    Definition.Journey journey = (Definition.Journey) definition(JOURNEY);
    assertThat(journey.stages()).extracting(Definition.Stage::id).containsExactly("s", "t");
  }

  @Test
  void readsAFeedbackMetric() {
    String metric =
        """
        kind: feedback-metric
        id: nps
        metric: NPS
        windows: [7d, 30d]
        by: [overall, channel, [channel, stage]]
        every: 1d
        respondent: every
        minimum: 5
        journey: j
        """;
    DefinitionSet set = Written.set(metric, JOURNEY);
    assertThat(set.problems()).isEmpty();
    assertThat(set.definitions().values())
        .contains(
            new Definition.FeedbackMetric(
                "nps",
                "",
                "NPS",
                List.of(millis("7d"), millis("30d")),
                List.of(List.of("overall"), List.of("channel"), List.of("channel", "stage")),
                millis("1d"),
                false,
                5,
                "j"));
  }

  @Test
  void knowsWhatAFeedbackMetricLeavesOut() {
    assertThat(definition("kind: feedback-metric\nid: m\nmetric: CES\nwindows: 12h\nevery: 6h\n"))
        .isEqualTo(
            new Definition.FeedbackMetric(
                "m",
                "",
                "CES",
                List.of(millis("12h")),
                List.of(List.of("overall")),
                millis("6h"),
                true,
                30,
                null));
  }

  @Test
  void explainsKindsAndFields() {
    assertThat(problems("kind: segmnt\nid: a\nwhen: {event: X}\n"))
        .containsExactly(
            "a.yaml:1:1: error: unknown kind segmnt; did you mean segment?"
                + " known here: segment, journey, feedback-metric, churn");
    assertThat(problems("kind: segment\nid: a\nwhn: {event: X}\n"))
        .containsExactly(
            "a.yaml:1:1: error: field when is missing; add when: {event: Product Viewed}, say",
            "a.yaml:3:1: error: unknown field whn of a segment; did you mean when?"
                + " known here: kind, id, description, when");
    assertThat(problems("id: a\n"))
        .containsExactly("a.yaml:1:1: error: field kind is missing; add kind: segment");
    assertThat(problems("- a\n"))
        .containsExactly(
            "a.yaml:1:1: error: a definition must be made of fields, not a list;"
                + " begin with kind: segment");
  }

  @Test
  void explainsIds() {
    assertThat(problems(segment("2024", "{event: X}")))
        .containsExactly(
            "a.yaml:2:5: error: id must be a text, not the number 2024;"
                + " put it in quotes: \"2024\"");
    assertThat(problems(segment("true", "{event: X}")))
        .containsExactly(
            "a.yaml:2:5: error: id must be a text, not the boolean true;"
                + " put it in quotes: \"true\"");
    assertThat(problems(segment("", "{event: X}")))
        .containsExactly("a.yaml:2:4: error: id must be a text, not nothing; write one text");
    assertThat(problems(segment("\"\"", "{event: X}")))
        .containsExactly("a.yaml:2:5: error: id must not be empty; write a text");
    assertThat(problems(segment("[a]", "{event: X}")))
        .containsExactly("a.yaml:2:5: error: id must be a text, not a list; write one text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "\" a\"", "\"a\\nb\"", "\"a\\0\""})
  void refusesIdsThatAreNoNames(String id) {
    assertThat(problems(segment(id, "{event: X}")))
        .containsExactly(
            "a.yaml:2:1: error: an id has at most 200 characters, no / and no space at its ends;"
                + " write one such as cart-abandoner");
  }

  @Test
  void boundsTheLengthOfIds() {
    assertThat(problems(segment("a".repeat(200), "{event: X}"))).isEmpty();
    assertThat(problems(segment("a".repeat(201), "{event: X}"))).hasSize(1);
  }

  @Test
  void explainsStages() {
    assertThat(problems("kind: journey\nid: j\nstages: {id: one}\n"))
        .containsExactly(
            "a.yaml:3:9: error: stages must be a list of at least one stage;"
                + " write stages: [{id: awareness, when: {...}}]");
    assertThat(problems("kind: journey\nid: j\n"))
        .containsExactly(
            "a.yaml:1:1: error: field stages is missing;"
                + " add stages: [{id: awareness, when: {...}}]");
    assertThat(
            problems(
                """
                kind: journey
                id: j
                stages:
                  - {id: one, when: {event: X}}
                  - {id: one, when: {event: X}, color: red}
                  - {when: {event: Y}}
                  - five
                """))
        .containsExactly(
            "a.yaml:5:6: error: two stages are called one; rename one",
            "a.yaml:5:33: error: unknown field color of a stage; known here: id, when",
            "a.yaml:6:5: error: field id is missing; add id: a-name",
            "a.yaml:7:5: error: a stage must be made of fields, not the text five;"
                + " write {id: awareness, when: {...}}");
  }

  @Test
  void aWindowHasNoMoreBoundariesThanCanBeCounted() {
    String yaml =
        """
        kind: feedback-metric
        id: m
        metric: NPS
        windows: [24d, 25d]
        every: 1ms
        """;
    assertThat(problems(yaml))
        .containsExactly(
            "a.yaml:4:16: error: the window 25d is too many times as long as every; lengthen every");
  }

  @Test
  void explainsFeedbackMetrics() {
    assertThat(
            problems(
                """
                kind: feedback-metric
                id: m
                metric: NPSS
                windows: [7d, 36h, 168h, 800d, soon]
                by: [channel, [a, b, c], channel]
                every: 1d
                respondent: lastest
                minimum: 1.5
                """))
        .containsExactly(
            "a.yaml:3:9: error: unknown metric NPSS; did you mean NPS? known here: NPS, CSAT, CES",
            "a.yaml:4:15: error: the window 36h is no multiple of every; every is 1d",
            "a.yaml:4:20: error: the window 7d stands here twice; keep one of them",
            "a.yaml:4:26: error: the window 800d is longer than history.longest, 730d; shorten it",
            "a.yaml:4:32: error: a window must be a duration, not the text soon;"
                + " write a whole number and ms, s, m, h or d, such as 30m",
            "a.yaml:5:15: error: a dimension is one name or a pair; write [channel, stage], say",
            "a.yaml:5:26: error: the dimension channel stands here twice; keep one of them",
            "a.yaml:7:1: error: unknown respondent lastest; did you mean latest?"
                + " known here: latest, every",
            "a.yaml:8:1: error: minimum must be a whole number from 0; write 30, say");
    assertThat(
            problems("kind: feedback-metric\nid: m\nmetric: NPS\nwindows: []\nby: []\nevery: 0d\n"))
        .containsExactly(
            "a.yaml:4:10: error: windows must not be an empty list; name at least one",
            "a.yaml:5:5: error: by must not be an empty list; name at least one",
            "a.yaml:6:1: error: every must be longer than nothing; write 1d, say");
  }

  @Test
  void wantsToKnowWhoseStagesAMetricIsBy() {
    String metric =
        """
        kind: feedback-metric
        id: m
        metric: NPS
        windows: [7d]
        every: 1d
        by: [[channel, stage]]
        """;
    String other = JOURNEY.replace("id: j", "id: k");
    assertThat(problems(metric, JOURNEY)).isEmpty();
    assertThat(problems(metric))
        .containsExactly("a.yaml:6:1: error: there is no journey; define a journey with stages");
    assertThat(problems(metric, JOURNEY, other))
        .containsExactly(
            "a.yaml:6:1: error: there are several journeys;"
                + " say which: add journey: with one of j, k");
    assertThat(problems(metric + "journey: kk\n", JOURNEY, other))
        .containsExactly("a.yaml:7:1: error: unknown journey kk; known: j, k");
  }
}
