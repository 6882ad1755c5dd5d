package io.percorso.definitions;

import static io.percorso.definitions.Written.problemsOf;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SatisfiabilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{is: 5, moreThan: 7} | is 5 and more than 7",
        "{in: [a, b], startsWith: c} | in [a, b] and starts with c",
        "{is: 5, isNot: 5} | is 5 and is not 5",
        "{atLeast: 5, lessThan: 5} | at least 5 and less than 5",
        "{atLeast: b, atMost: a} | at least b and at most a",
        "{atLeast: 5, lessThan: a} | at least 5 and less than a",
        "{atLeast: 5, startsWith: a} | at least 5 and starts with a",
        "{contains: 5, startsWith: a} | contains 5 and starts with a",
        "{exists: false, isNot: a, is: b} | is b and is not a and does not exist",
        "{exists: false, atMost: 5} | at most 5 and does not exist"
      })
  void warnsOfMatchersThatNeverMatch(String matcher, String prose) {
    assertThat(problemsOf("{event: X, where: {p: " + matcher + "}}"))
        .containsExactly(
            "a.yaml:3:29: warning: p can never match: " + prose + "; check its values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{is: 5, atMost: 5}",
        "{in: [a, 5], atLeast: 5}",
        "{atLeast: 5, atMost: 5}",
        "{moreThan: 5, lessThan: 5.000001}",
        "{exists: false, isNot: a}",
        "{exists: false, notIn: [a]}",
        "{contains: a, startsWith: b}",
        "{contains: 5, isNot: 5}",
        // In code points the first is the lesser, in UTF-16 the greater.
        "{atLeast: \"\\uFF5E\", atMost: \"\\U0001F600\"}",
        "{isNot: a, notIn: [b]}"
      })
  void doesNotWarnOfMatchersThatMayMatch(String matcher) {
    assertThat(problemsOf("{event: X, where: {p: " + matcher + "}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{event: X, count: {atLeast: 0}}",
        "{lastSeen: {atLeast: 0s}}",
        "{feedback: NPS, count: {moreThan: -1}}",
        "{any: [{trait: t, is: 1}, {firstSeen: {isNot: 0s, in: [1s]}}, {lastSeen: {atLeast: 0s}}]}",
        "{not: {event: X, count: {lessThan: 0}}}"
      })
  void warnsOfWhatAlwaysHolds(String when) {
    assertThat(problemsOf(when))
        .contains("a.yaml:3:1: warning: this holds for everybody, always; check the numbers in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{event: X, count: {is: 0.5}}",
        "{event: X, count: {lessThan: 0}}",
        "{feedback: NPS, count: -1}",
        "{lastSeen: {lessThan: 0s}}",
        "{event: X, last: {atLeast: 7d}, within: 7d}",
        "{event: X, first: {lessThan: 0s}}",
        "{all: [{event: X}, {event: Y, count: {in: [-1, 1.5]}}]}",
        "{not: {lastSeen: {atLeast: 0s}}}",
        "{any: [{event: X, count: -1}, {event: X, count: -2}]}"
      })
  void warnsOfWhatNeverHolds(String when) {
    assertThat(problemsOf(when))
        .containsExactly("a.yaml:3:1: warning: this never holds; check the numbers in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{event: X, count: 0}",
        "{event: X, last: {atLeast: 6d}, within: 7d}",
        "{event: X, sum: {of: a, atLeast: 0}}",
        "{firstSeen: {moreThan: 0s}}",
        "{after: X, no: X}",
        "{not: {event: X}}"
      })
  void doesNotWarnOfWhatMayHoldOrNot(String when) {
    assertThat(problemsOf(when)).isEmpty();
  }

  @Test
  void warnsOfNumbersThatDoNotGoTogether() {
    assertThat(problemsOf("{after: X, no: Y, for: 7d, within: 7d}"))
        .containsExactly(
            "a.yaml:3:25: warning: for is not shorter than within, so this never holds;"
                + " make for shorter or within longer");
    assertThat(problemsOf("{event: X, within: 0s}"))
        .containsExactly(
            "a.yaml:3:18: warning: a window of no length holds nothing; write 30d, say");
    assertThat(problemsOf("{event: X, count: {atLeast: 5, atMost: 3}}"))
        .containsExactly(
            "a.yaml:3:25: warning: count can never match: at least 5 and at most 3;"
                + " check its values");
  }

  @Test
  void warnsOfScoresOffTheScale() {
    assertThat(problemsOf("{feedback: NPS, score: {atLeast: 11}}"))
        .containsExactly(
            "a.yaml:3:30: warning: no NPS score can match: at least 11; scores are 0 to 10");
    assertThat(problemsOf("{feedback: CSAT, score: 0}"))
        .containsExactly("a.yaml:3:31: warning: no CSAT score can match: is 0; scores are 1 to 5");
    assertThat(problemsOf("{feedback: CES, score: {moreThan: 6, lessThan: 7}}"))
        .containsExactly(
            "a.yaml:3:30: warning: no CES score can match: more than 6 and less than 7;"
                + " scores are 1 to 7");
    assertThat(problemsOf("{feedback: CES, score: 7}")).isEmpty();
  }

  @Test
  void letsAFirstStageAlwaysHold() {
    String always = "{lastSeen: {atLeast: 0s}}";
    assertThat(
            Written.problems(
                "kind: journey\nid: j\nstages:\n- {id: everybody, when: "
                    + always
                    + "}\n- {id: other, when: "
                    + always
                    + "}\n"))
        .containsExactly(
            "a.yaml:5:15: warning: this holds for everybody, always; check the numbers in it");
  }

  @Test
  void stopsNothing() {
    DefinitionSet set = Written.set(segment("a", "{event: X, count: -1}"));
    assertThat(set.problems()).isNotEmpty();
    assertThat(set.hasErrors()).isFalse();
    assertThat(set.firstVersions()).hasSize(1);
  }
}
