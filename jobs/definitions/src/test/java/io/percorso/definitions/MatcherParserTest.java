package io.percorso.definitions;

import static io.percorso.definitions.Written.condition;
import static io.percorso.definitions.Written.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherParserTest {
  private static final String OPERATORS =
      "is, isNot, in, notIn, atLeast, atMost, moreThan, lessThan, contains, startsWith, exists";

  /** The problems of a matcher, which begins in line 3, column 29. */
  private static List<String> problemsOfMatcher(String matcher) {
    return problemsOf("{event: X, where: {p: " + matcher + "}}");
  }

  private static Matcher matcher(String written) {
    Condition.Trait trait = (Condition.Trait) condition("{trait: t, is: " + written + "}");
    return trait.matcher();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "'true'",
        "\"5\"",
        ".inf",
        ".nan",
        "1.2.3",
        "2026-01-01",
        "5 eur",
        "-",
        "1e",
        "nil",
        "30m",
        "10%"
      })
  void takesAllElseAsText(String written) {
    assertThat(matcher(written).tests().get(0).operand().isText()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "+5, 5",
    "-5, -5",
    "5., 5",
    ".5, 0.5",
    "-.5, -0.5",
    "5.50, 5.5",
    "1e3, 1000",
    "1E+3, 1000",
    "25e-1, 2.5",
    "-0, 0",
    "12345678901234567890123, 12345678901234567890123"
  })
  void readsDecimalNumbers(String written, String number) {
    assertThat(matcher(written).tests().get(0).operand().number().toPlainString())
        .isEqualTo(number);
  }

  @Test
  void readsTrueAndFalseAlone() {
    assertThat(matcher("true").tests().get(0).operand().truth()).isTrue();
    assertThat(matcher("false").tests().get(0).operand().truth()).isFalse();
  }

  @Test
  void warnsOfSpellingsThatMayBeMeantOtherwise() {
    String cure = "; put it in quotes if a text is meant";
    assertThat(problemsOfMatcher("007"))
        .containsExactly("a.yaml:3:29: warning: 007 is the number 7 here" + cure);
    assertThat(problemsOfMatcher("0x1F"))
        .containsExactly("a.yaml:3:29: warning: 0x1F is a text here, not a number" + cure);
    assertThat(problemsOfMatcher("1_000"))
        .containsExactly("a.yaml:3:29: warning: 1_000 is a text here, not a number" + cure);
    assertThat(problemsOfMatcher("True"))
        .containsExactly("a.yaml:3:29: warning: True is a text here, not true" + cure);
    assertThat(problemsOfMatcher("'007'")).isEmpty();
  }

  @Test
  void namesUnknownOperatorsAndTheKnownOnes() {
    assertThat(problemsOfMatcher("{atleast: 3, more: 5}"))
        .containsExactly(
            "a.yaml:3:30: error: unknown operator atleast of p; did you mean atLeast? known here: "
                + OPERATORS,
            "a.yaml:3:42: error: unknown operator more of p; known here: " + OPERATORS);
    assertThat(problemsOfMatcher("{amount: {is: 5}}"))
        .containsExactly(
            "a.yaml:3:30: error: amount is no operator of p;"
                + " for a property inside p write p.amount: {...}");
    assertThat(problemsOfMatcher("{}"))
        .containsExactly(
            "a.yaml:3:29: error: p says nothing to match; use one or more of " + OPERATORS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a, b] | p must be a value or operators, not a list; write {in: [a, b]}",
        "null | p takes a text, a number, true or false, not nothing;"
            + " for a missing property write {exists: false}",
        "~ | p takes a text, a number, true or false, not nothing;"
            + " for a missing property write {exists: false}"
      })
  void explainsBareValues(String written, String problem) {
    assertThat(problemsOfMatcher(written)).containsExactly("a.yaml:3:29: error: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in: a | 34 | in takes a list; write in: [a, b]",
        "in: [] | 34 | in takes at least one value; write in: [a]",
        "is: [a] | 34 | is takes one value; for a list use in",
        "is: {a: b} | 34 | is takes a text, a number, true or false, not a mapping;"
            + " write one value",
        "notIn: [a, [b]] | 41 | notIn takes a text, a number, true or false, not a list;"
            + " write one value",
        "exists: yes | 38 | exists takes true or false, not the text yes;"
            + " write true or false, without quotes",
        "startsWith: 5 | 42 | startsWith takes a text, not the number 5; put a text in quotes",
        "atLeast: true | 39 | atLeast takes a number or a text, not the boolean true;"
            + " put a text in quotes",
        "isNot: null | 37 | isNot takes a text, a number, true or false, not nothing;"
            + " for a missing property write {exists: false}"
      })
  void explainsOperands(String written, int column, String problem) {
    assertThat(problemsOfMatcher("{" + written + "}"))
        .containsExactly("a.yaml:3:" + column + ": error: " + problem);
  }

  @Test
  void wantsNumbersOfCounts() {
    String numeric = "is, isNot, in, notIn, atLeast, atMost, moreThan, lessThan";
    assertThat(problemsOf("{event: X, count: {atLeast: '5'}}"))
        .containsExactly(
            "a.yaml:3:35: error: atLeast takes a number, not the text \"5\";"
                + " write a number, without quotes");
    assertThat(problemsOf("{event: X, count: five}"))
        .containsExactly(
            "a.yaml:3:25: error: count takes a number, not the text five;"
                + " write a number, without quotes");
    assertThat(problemsOf("{event: X, count: {is: null}}"))
        .containsExactly("a.yaml:3:30: error: is takes a number, not nothing; write a number");
    assertThat(problemsOf("{event: X, count: {contains: 5}}"))
        .containsExactly("a.yaml:3:36: error: contains is not for a number; use one of " + numeric);
    assertThat(problemsOf("{lastSeen: {exists: true}}"))
        .containsExactly(
            "a.yaml:3:27: error: exists is not for a duration such as 30m; use one of " + numeric);
  }
}
