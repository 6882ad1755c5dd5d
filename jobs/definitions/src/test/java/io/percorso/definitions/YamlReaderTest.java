package io.percorso.definitions;

import static io.percorso.definitions.Written.condition;
import static io.percorso.definitions.Written.problems;
import static io.percorso.definitions.Written.problemsOf;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "---\n", "~\n", "\uFEFF"})
  void saysThatAFileIsEmpty(String text) {
    assertThat(problems(text))
        .containsExactly("a.yaml:1:1: error: is empty; write one definition a file");
  }

  @Test
  void takesOneDefinitionAFile() {
    String one = segment("a", "{event: X}");
    assertThat(problems("---\n" + one + "...\n")).isEmpty();
    assertThat(problems("\uFEFF" + one)).isEmpty();
    assertThat(problems(one.replace("\n", "\r\n"))).isEmpty();
    assertThat(problems(one + "---\n" + one))
        .containsExactly(
            "a.yaml:5:1: error: another definition begins here; write one definition a file");
  }

  @Test
  void explainsWhatIsNotYaml() {
    assertThat(problemsOf("[}"))
        .containsExactly(
            "a.yaml:3:8: error: not YAML: expected the node content, but found '}';"
                + " check the indentation, brackets and quotes here and in the line above");
    assertThat(problems("kind: segment\n\tid: a\n"))
        .containsExactly(
            "a.yaml:2:1: error: not YAML: found character '\\t(TAB)' that cannot start any token;"
                + " indent with spaces, not with tabs");
    assertThat(problems("kind: segment\ndescription: Note: this\n"))
        .containsExactly(
            "a.yaml:2:18: error: not YAML: mapping values are not allowed here;"
                + " put a text with a colon in it in quotes, and check the indentation");
    assertThat(problems("kind: segment\ndescription: \"this\nid: a\n"))
        .containsExactly(
            "a.yaml:2:14: error: not YAML: a text in quotes that is not well-formed;"
                + " close the quotes, and write a backslash twice");
    assertThat(problems("kind: segment\ndescription: @home\n"))
        .containsExactly(
            "a.yaml:2:14: error: not YAML: found character '@' that cannot start any token;"
                + " put a text that begins with this character in quotes");
    assertThat(problemsOf("{event: *home}"))
        .containsExactly(
            "a.yaml:3:15: error: not YAML: found undefined alias home;"
                + " put a text that begins with * in quotes");
    assertThat(problemsOf("{event: \0X}"))
        .containsExactly(
            "a.yaml:3:15: error: the character U+0000 is no part of a text; delete it");
  }

  @Test
  void wantsPlainFieldNamesOnce() {
    assertThat(problems("kind: segment\nid: a\nid: b\nwhen: {event: X}\n"))
        .containsExactly("a.yaml:3:1: error: field id stands here twice; keep one of them");
    assertThat(problemsOf("{event: X, where: {p: 1, p: 2}}"))
        .containsExactly("a.yaml:3:32: error: field p stands here twice; keep one of them");
    assertThat(problems("kind: segment\nid: a\nwhen: {event: X}\n? [x]\n: y\n"))
        .containsExactly("a.yaml:4:3: error: a field's name must be a word; write name: value");
  }

  @Test
  void readsAnchorsAndAliases() {
    assertThat(condition("{all: [&x {event: X}, {not: *x}]}"))
        .isEqualTo(condition("{all: [{event: X}, {not: {event: X}}]}"));
  }

  @Test
  void refusesAliasesThatRepeatThemselves() {
    assertThat(problemsOf("&x {all: [{event: X}, *x]}"))
        .containsExactly(
            "a.yaml:3:7: error: an alias (*) stands inside what it repeats; write it out");
  }

  @Test
  void refusesAliasesThatUnfoldWithoutEnd() {
    StringBuilder bomb = new StringBuilder("kind: churn\nid: c\nmodel:\n  l0: &l0 [x, x]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("  l%d: &l%d [*l%d, *l%d, *l%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertThat(problems(bomb.toString()))
        .containsExactly(
            "a.yaml:1:1: error: aliases (*) unfold to more than 100000 values; write it out");
  }

  @Test
  void refusesAliasesThatNestTooDeep() {
    StringBuilder chain = new StringBuilder("kind: churn\nid: c\nmodel:\n  l0: &l0 [x]\n");
    for (int i = 1; i < 50_000; i++) {
      chain.append("  l%d: &l%d [*l%d]\n".formatted(i, i, i - 1));
    }
    assertThat(problems(chain.substring(0, chain.lastIndexOf("\n", YamlReader.LONGEST - 1) + 1)))
        .containsExactly("a.yaml:1:1: error: aliases (*) nest deeper than 200; write it out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void refusesDeepNesting(String opening) {
    assertThat(problems(opening.repeat(100_000)))
        .containsExactly(
            "a.yaml:1:%d: error: nests deeper than 200; split it up"
                .formatted(200 * opening.length() + 1));
  }

  @Test
  void refusesTagsAndOutsizedNumbers() {
    assertThat(problemsOf("{trait: t, is: !!str 5}"))
        .containsExactly(
            "a.yaml:3:22: error: the tag tag:yaml.org,2002:str has no meaning here;"
                + " leave it out; put a text that begins with ! in quotes");
    String outsized =
        "a.yaml:3:22: error: a number with too many digits;"
            + " write a shorter one, or put it in quotes if it is a text";
    assertThat(problemsOf("{trait: t, is: 1e401}")).containsExactly(outsized);
    assertThat(problemsOf("{trait: t, is: 1e-99999999999}")).containsExactly(outsized);
    assertThat(problemsOf("{trait: t, is: " + "9".repeat(500_000) + "}")).containsExactly(outsized);
    assertThat(problemsOf("{trait: t, is: '" + "9".repeat(101) + "'}")).isEmpty();
    assertThat(problemsOf("{trait: t, is: " + "1,2".repeat(300_000) + "}")).isNotEmpty();
  }

  @Test
  void refusesHugeTexts() {
    assertThat(problems("#".repeat(YamlReader.LONGEST + 1)))
        .containsExactly(
            "a.yaml:1:1: error: is larger than a mebibyte; split it into several definitions");
  }

  @Test
  void tellsEveryProblemInOneShortLine() {
    assertThat(problemsOf("\"a\\nb " + "c".repeat(100_000) + "\""))
        .singleElement()
        .satisfies(line -> assertThat(line).hasSizeLessThan(2_000).doesNotContain("\n"));
  }

  @Test
  void tellsNoMoreProblemsThanAnybodyReads() {
    StringBuilder many = new StringBuilder(segment("a", "{event: X}"));
    for (int i = 0; i < 3_000; i++) {
      many.append("f").append(i).append(": 1\n");
    }
    assertThat(problems(many.toString()))
        .hasSize(Problems.MOST + 1)
        .startsWith("a.yaml: error: there are 2000 problems more; mend these first");
  }
}
