package io.percorso.definitions;

import static io.percorso.definitions.Written.problems;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.evaluation.Rules;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final String JOURNEY =
      "kind: journey\nid: j\nstages: [{id: one, when: {event: X}}, {id: two, when: {event: Y}}]\n";

  @Test
  void namesWhatIsUnknown() {
    assertThat(problems(segment("a", "{segment: [vipp, zz]}"), segment("vip", "{event: X}")))
        .containsExactly(
            "a.yaml:3:17: error: unknown segment vipp; did you mean vip? known: a, vip",
            "a.yaml:3:17: error: unknown segment zz; known: a, vip");
    assertThat(problems(segment("a", "{stage: one}")))
        .containsExactly("a.yaml:3:15: error: there is no journey; define a journey with stages");
    assertThat(problems(segment("a", "{stage: [one, tow]}"), JOURNEY))
        .containsExactly(
            "a.yaml:3:15: error: unknown stage tow of journey j; did you mean two?"
                + " known: one, two");
    assertThat(problems(segment("a", "{stage: one, journey: k}"), JOURNEY))
        .containsExactly("a.yaml:3:15: error: unknown journey k; known: j");
  }

  @Test
  void refusesNamesThatStatesCouldNotTellApart() {
    assertThat(problems(segment("s2777309", "{event: X}"), segment("s1775939", "{event: X}")))
        .containsExactly(
            "b.yaml:2:1: error: segment s1775939 cannot be told from segment s2777309 in states;"
                + " their names have one hash, by chance: rename one");
  }

  @Test
  void wantsToKnowTheJourneyIfThereAreSeveral() {
    String other = JOURNEY.replace("id: j", "id: k");
    assertThat(problems(segment("a", "{stage: one}"), JOURNEY, other))
        .containsExactly(
            "a.yaml:3:15: error: there are several journeys;"
                + " say which: add journey: with one of j, k");
    assertThat(problems(segment("a", "{stage: one, journey: k}"), JOURNEY, other)).isEmpty();
  }

  @Test
  void listsOnlySoManyOfTheKnown() {
    String[] texts =
        IntStream.range(0, 25)
            .mapToObj(i -> segment("s" + (char) ('a' + i), "{event: X}"))
            .toArray(String[]::new);
    texts[24] = segment("last", "{segment: quite-another}");
    assertThat(problems(texts)).singleElement().asString().endsWith(", sr, ss, ...");
  }

  @Test
  void findsCycles() {
    String cure = "; take one of them out: no condition may depend on itself";
    assertThat(problems(segment("a", "{segment: a}")))
        .containsExactly(
            "a.yaml:3:17: error: a cycle of references: segment a -> segment a" + cure);
    assertThat(
            problems(
                segment("z", "{segment: a}"),
                segment("a", "{not: {segment: b}}"),
                segment("b", "{segment: a}")))
        .containsExactly(
            "c.yaml:3:17: error: a cycle of references: segment a -> segment b -> segment a"
                + cure);
    assertThat(problems(segment("a", "{stage: two}"), JOURNEY.replace("event: X", "segment: a")))
        .containsExactly(
            "b.yaml:3:36: error: a cycle of references: segment a -> journey j -> segment a"
                + cure);
    assertThat(problems(JOURNEY.replace("event: Y", "stage: one")))
        .containsExactly(
            "a.yaml:3:63: error: a cycle of references: journey j -> journey j" + cure);
  }

  @Test
  void takesSharedReferencesForNoCycle() {
    assertThat(
            problems(
                segment("a", "{all: [{segment: b}, {segment: c}]}"),
                segment("b", "{segment: d}"),
                segment("c", "{segment: d}"),
                segment("d", "{event: X}")))
        .isEmpty();
  }

  @Test
  void findsIdsThatAreTaken() {
    String one = segment("a", "{event: X}");
    assertThat(problems(one, one))
        .containsExactly(
            "b.yaml:2:1: error: segment a is defined in a.yaml too;"
                + " no two of a kind have one id: rename one");
    assertThat(problems(one, JOURNEY.replace("id: j", "id: a"))).isEmpty();
  }

  @Test
  void makesOneMistakeOneMessage() {
    assertThat(problems(segment("a", "{evnt: X}"), segment("b", "{segment: a}"))).hasSize(1);
    assertThat(problems(JOURNEY.replace("event: X", "evnt: X"), segment("b", "{stage: one}")))
        .hasSize(1);
    assertThat(problems(segment("", "{event: X}"), segment("", "{event: X}"))).hasSize(2);
  }

  /** Each leans on the one before, with all the nesting a file may have. */
  private static List<DefinitionSource> chain(int length, int nested) {
    return IntStream.range(0, length)
        .mapToObj(
            i -> {
              String inner = i == 0 ? "{event: X}" : "{segment: s" + (i - 1) + "}";
              String when = "{not: ".repeat(nested) + inner + "}".repeat(nested);
              return new DefinitionSource(i + ".yaml", segment("s" + i, when));
            })
        .toList();
  }

  @Test
  void boundsHowDeepDefinitionsLeanOnOneAnother() {
    DefinitionSet tooDeep = DefinitionSet.parse(chain(20_000, 0), Written.LONGEST);
    assertThat(tooDeep.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            "67.yaml:2:1: error: conditions nest deeper than 200 through references;"
                + " ask for what happened instead of for another definition");
  }

  @Test
  void letsThroughOnlyWhatTheEngineCanJudge() throws InterruptedException {
    DefinitionSet deepest = DefinitionSet.parse(chain(4, 46), Written.LONGEST);
    assertThat(deepest.problems()).isEmpty();
    boolean[] compiled = {false};
    Thread small =
        new Thread(
            null,
            () -> {
              new Rules(deepest.firstVersions(), List.of());
              compiled[0] = true;
            },
            "small stack",
            512 * 1024);
    small.start();
    small.join();
    assertThat(compiled[0]).isTrue();
  }

  @Test
  void boundsWhatReferencesUnfoldTo() {
    String[] texts =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    i == 0
                        ? segment("s0", "{event: X}")
                        : segment(
                            "s" + i,
                            "{all: [{segment: s%d}, {segment: s%d}]}".formatted(i - 1, i - 1)))
            .toArray(String[]::new);
    assertThat(problems(texts))
        .containsExactly(
            "m.yaml:2:1: error: unfolds to more than 10000 conditions through references;"
                + " ask for what happened instead of for another definition");
  }
}
