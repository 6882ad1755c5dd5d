package io.percorso.cli;

import static io.percorso.cli.Fixtures.CART_ABANDONER;
import static io.percorso.cli.Fixtures.definitions;
import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.run;
import static io.percorso.cli.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit statuses and what is said with them, as far as nothing is started. */
class PercorsoTest {

  private static final String AT = "2026-01-01T10:00:00Z";

  @TempDir private Path folder;
  private String good;
  private String clicks;
  private String out;

  @BeforeEach
  void prepare() {
    good = definitions(folder.resolve("good"), CART_ABANDONER).toString();
    clicks = lines(folder.resolve("clicks.jsonl"), event("u1", "Product Added", AT)).toString();
    out = folder.resolve("out").toString();
  }

  private static void assertComplaint(Run run, int status, String words) {
    assertThat(run.err()).doesNotContain("Exception", "\tat ", "null");
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.complaints()).hasSize(1).first().asString().contains(words);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "demo --help",
        "replay --help",
        "definitions --help",
        "definitions check --help",
        "generate --help",
        "--version"
      })
  void helpIsNoFailure(String args) {
    Run run = run(args.split(" "));
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("percorso");
  }

  @Test
  void generatesNoTimeThatNoReplayTakes() {
    Run run =
        run(
            "generate",
            "--events",
            "180000",
            "--customers",
            "1",
            "--clickstream",
            folder.resolve("long.jsonl.gz").toString(),
            "--feedback",
            folder.resolve("answers.jsonl.gz").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("after 2199");
  }

  @Test
  void wrongUsageIsTwoAndOneLine() {
    assertComplaint(run(), 2, "percorso --help");
    assertComplaint(run("nosuch"), 2, "nosuch");
    assertComplaint(run("--nosuch"), 2, "--nosuch");
    assertComplaint(run("replay"), 2, "Missing required options: '--definitions=DIR'");
    assertComplaint(run("definitions"), 2, "percorso definitions check, test, plan, apply or list");
    assertComplaint(run("definitions", "nosuch"), 2, "nosuch");
    assertComplaint(run("definitions", "check"), 2, "DIR");
    assertComplaint(run("definitions", "check", good, good), 2, "Unmatched argument");
    assertComplaint(run("generate"), 2, "Missing required options");
    assertComplaint(run("demo", "stray"), 2, "stray");
    assertComplaint(run("why", "u1", "--bootstrap-servers", "nowhere"), 1, "Invalid url");
    assertComplaint(run("demo", "--for", "soon"), 2, "--for must be a duration such as 60s");
    assertComplaint(run("demo", "--for", "0s"), 2, "--for must be a duration such as 60s");
    assertComplaint(run("demo", "--rate", "0"), 2, "--rate");
    assertComplaint(run("demo", "--rate", "many"), 2, "--rate");
    assertComplaint(run("demo", "--speed", "-1"), 2, "--speed must be above 0");
    assertComplaint(run("demo", "--ui-port", "65536"), 2, "--ui-port must be from 0 to 65535");
  }

  @Test
  void wrongUsageOfReplayIsTwoAndOneLine() {
    assertComplaint(
        run("replay", "--definitions", good, "--out", out), 2, "give --clickstream or --feedback");
    assertComplaint(
        run("replay", "--clickstream", "--definitions", good, "--out", out), 2, "--clickstream");
    assertComplaint(
        run("replay", "--clickstream", clicks, "--util", AT, "--definitions", good, "--out", out),
        2,
        "--util");
    assertComplaint(replay("--parallelism", "0"), 2, "--parallelism must be from 1 to 128");
    assertComplaint(replay("--parallelism", "two"), 2, "--parallelism");
    assertComplaint(replay("--until", "tomorrow"), 2, "--until is no instant");
    assertComplaint(replay("--until", "2200-01-01"), 2, "--until is no instant");
    assertComplaint(replay("--nosuch"), 2, "--nosuch");
    assertComplaint(replay("--until"), 2, "--until");
    assertThat(Path.of(out)).doesNotExist();
  }

  private Run replay(String... more) {
    String[] args = {"replay", "--clickstream", clicks, "--definitions", good, "--out", out};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void whatIsMissingOrInTheWayIsOneAndOneLine() {
    String nowhere = folder.resolve("nowhere").toString();
    String file = text(folder.resolve("file"), "x").toString();
    assertComplaint(run("definitions", "check", nowhere), 1, "no such folder: " + nowhere);
    assertComplaint(run("definitions", "check", file), 1, "no such folder: " + file);
    assertComplaint(run("demo", "--definitions", nowhere), 1, "no such folder: " + nowhere);
    assertComplaint(run("demo", "--clickstream", nowhere), 1, "no such file: " + nowhere);
    String[] args = {"replay", "--definitions", nowhere, "--out", out, "--clickstream", clicks};
    assertComplaint(run(args), 1, "no such folder: " + nowhere);
    args[2] = good;
    args[6] = nowhere;
    assertComplaint(run(args), 1, "no such file: " + nowhere);
    args[6] = folder.toString();
    assertComplaint(run(args), 1, "not a readable file: " + folder);
    assertThat(Path.of(out)).doesNotExist();
    args[6] = clicks;
    args[4] = file;
    assertComplaint(run(args), 1, "cannot write to " + file);
    args[4] = file + "/below";
    assertComplaint(run(args), 1, "cannot write to " + file);
    assertThat(Path.of(file)).hasContent("x");
  }

  @Test
  void validDefinitionsAreCounted() {
    String journey = Fixtures.SHORT_JOURNEY;
    definitions(folder.resolve("good"), CART_ABANDONER, journey);
    text(folder.resolve("good/ignored.test.yaml"), "nonsense: [");
    text(folder.resolve("good/ignored.txt"), "nonsense: [");
    Run run = run("definitions", "check", good);
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo(good + " is valid: 1 journey, 1 segment\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLongWindowIsNoErrorButForALiveJob() {
    Path years = folder.resolve("years");
    definitions(years, CART_ABANDONER.replace("within: 7d", "within: 1000d"));
    Run check = run("definitions", "check", years.toString());
    assertThat(check.status()).isZero();
    assertThat(check.err())
        .contains(": warning: for a live job, within reaches back further than history.longest");
    String[] replay = {
      "replay", "--clickstream", clicks, "--definitions", years.toString(), "--out", out
    };
    assertThat(run(replay).status()).isZero();
    Run demo = run("demo", "--definitions", years.toString());
    assertThat(demo.status()).isEqualTo(1);
    assertThat(demo.err()).contains(": error: within reaches back further than history.longest");
  }

  @Test
  void everyErrorOfTheDefinitionsIsPrintedAndNothingStarts() throws Exception {
    Path bad = folder.resolve("bad");
    definitions(
        bad,
        CART_ABANDONER,
        CART_ABANDONER,
        """
        kind: segment
        id: wrong
        wen: {event: A}
        when: {event: A, within: 5 apples}
        """,
        "kind: [");
    for (String[] args :
        new String[][] {
          {"definitions", "check", bad.toString()},
          {"demo", "--definitions", bad.toString()},
          {"replay", "--clickstream", clicks, "--definitions", bad.toString(), "--out", out}
        }) {
      Run run = run(args);
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.complaints()).hasSize(1);
      assertThat(run.complaints().get(0)).matches("percorso: \\d+ errors in the definitions");
      assertThat(run.err())
          .contains(bad.resolve("definition-2.yaml") + ":3:")
          .contains(bad.resolve("definition-2.yaml") + ":4:")
          .contains(bad.resolve("definition-3.yaml") + ":")
          .contains("cart-abandoner")
          .doesNotContain("Exception");
      assertThat(run.out()).isEmpty();
    }
    assertThat(Path.of(out)).doesNotExist();
    assertThat(bad.toFile().list()).hasSize(4);
  }

  @Command(name = "elsewhere")
  private static final class Elsewhere implements Callable<Integer> {
    @Option(names = "--java-option")
    private List<String> options = List.of();

    @Override
    public Integer call() {
      return options.equals(List.of("-Xmx1g", "-ea")) ? 0 : Percorso.FAILED;
    }
  }

  @Test
  void anOptionOfACommandThatLivesElsewhereMayBeginWithADash() {
    String[] args = {"elsewhere", "--java-option=-Xmx1g", "--java-option", "-ea"};
    assertThat(Percorso.run(List.of(new Elsewhere()), args)).isZero();
  }
}
