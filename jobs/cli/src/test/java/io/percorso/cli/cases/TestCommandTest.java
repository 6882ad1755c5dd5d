package io.percorso.cli.cases;

import static io.percorso.cli.Fixtures.run;
import static io.percorso.cli.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final Path SHOP =
      Path.of("..", "definitions", "src/main/resources/io/percorso/definitions/shop");

  private static final String VIEWER =
      "kind: segment\nid: viewer\nwhen: {event: Product Viewed, count: {atLeast: 2}, within: 1d}\n";

  @TempDir private Path folder;

  private Run test(String cases, String... more) {
    text(folder.resolve("viewer.yaml"), VIEWER);
    text(folder.resolve("viewer.test.yaml"), cases);
    String[] args = {"definitions", "test", folder.toString()};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void theCasesOfTheShopHold() {
    Run run = run("definitions", "test", SHOP.toString());
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("  ok    half an hour without buying\n");
    assertThat(run.out()).containsPattern("[2-9][0-9] cases, 0 failed");
  }

  @Test
  void theCasesOfThePageHold() throws IOException {
    String page = Files.readString(Path.of("../../docs/writing-definitions.md"));
    Matcher definitions = Pattern.compile("(?ms)^```yaml\\n(kind:.*?)^```$").matcher(page);
    for (int i = 0; definitions.find(); i++) {
      text(folder.resolve(i + ".yaml"), definitions.group(1));
    }
    Matcher cases = Pattern.compile("(?ms)^```yaml case\\n(.*?)^```$").matcher(page);
    int shown = 0;
    while (cases.find()) {
      text(folder.resolve(shown++ + ".test.yaml"), cases.group(1));
    }
    assertThat(shown).isPositive();
    Run run = run("definitions", "test", folder.toString());
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  @Test
  void saysWhatDidNotHoldAndWhy() throws IOException {
    Path junit = folder.resolve("junit.xml");
    Run run =
        test(
            """
            segment: viewer
            cases:
              - name: twice <is> enough
                given:
                  - {at: 1m, event: Product Viewed}
                  - {at: 0m, event: Product Viewed}
                expect: [{after: 1m, is: in}]
              - name: once is not
                given: [{at: 0m, event: Product Viewed}]
                expect:
                  - {after: 0m, is: out}
                  - {after: 2h, is: in}
            """,
            "--junit",
            junit.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("percorso: 1 of 2 cases failed\n");
    assertThat(run.out())
        .contains("  ok    twice <is> enough\n")
        .contains(
            """
              FAIL  once is not
                    line 12: after 2h expected in, is out: 1 Product Viewed in 1d
            """)
        .contains("2 cases, 1 failed");
    assertThat(Files.readString(junit))
        .contains("tests=\"2\" failures=\"1\"")
        .contains("name=\"twice &lt;is&gt; enough\"")
        .contains("<failure message=\"line 12: after 2h expected in");
  }

  @Test
  void doesNotPassWhereNothingIsTested() {
    Run run =
        test(
            """
            segment: viewer
            cases:
              - name: a slip of the pen
                given: [{at: 0m, event: Product Viewed, propertes: {a: 1}}]
                expect: []
            """);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("viewer.test.yaml:4:45: error: unknown field propertes of a line; did you mean")
        .contains("viewer.test.yaml:5:13: error: expect must not be empty");
    assertThat(test("segment: viewer\ncases: []\n").err()).contains("cases must not be empty");
  }

  @Test
  void explainsMistakes() {
    Run run =
        test(
            """
            segment: viewer
            cases:
              - name: a
                given: [{at: soon, event: X}, {at: 1m}]
                expect: [{after: 1m, is: inside}, {after: 1m, stage: s}]
              - nam: b
            """);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("viewer.test.yaml:4:18: error: at must be a duration, not the text soon")
        .contains("viewer.test.yaml:4:35: error: field event is missing")
        .contains("viewer.test.yaml:5:30: error: is is in or out, not inside")
        .contains("error: unknown field stage of an expectation of a segment")
        .contains("viewer.test.yaml:6:5: error: unknown field nam of a case; did you mean name?");
    assertThat(
            test("segment: other\ncases: [{name: a, given: [], expect: [{after: 1m, is: out}]}]\n")
                .out())
        .contains("there is no segment other here");
    String refused =
        """
        segment: viewer
        cases: [{name: a, given: [{at: 0m, feedback: NPS, score: 11}], expect: [{after: 1m, is: out}]}]
        """;
    assertThat(test(refused).out()).contains("line 2: a job would refuse this: ");
  }
}
