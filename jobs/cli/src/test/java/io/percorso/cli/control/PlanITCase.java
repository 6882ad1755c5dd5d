package io.percorso.cli.control;

import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures;
import io.percorso.cli.Fixtures.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans against a recording whose members are plain to see. */
@Timeout(180)
class PlanITCase {
  private static final String LOOKER =
      "kind: segment\nid: looker\nwhen: {event: Product Viewed, count: {atLeast: 2}, within: 1d}\n";
  private static final String IDLE = "kind: segment\nid: idle\nwhen: {not: {segment: looker}}\n";

  @TempDir private Path folder;

  @Test
  void saysWhoWouldEnterAndLeave() throws Exception {
    List<String> recorded = new ArrayList<>();
    for (int customer = 1; customer <= 3; customer++) {
      for (int i = 0; i < customer; i++) {
        recorded.add(event("u" + customer, "Product Viewed", "2020-01-01T10:0" + i + ":00Z"));
      }
    }
    Path clicks = lines(folder.resolve("clicks.jsonl"), recorded.toArray(new String[0]));
    Path now = Fixtures.definitions(folder.resolve("now"), LOOKER, IDLE);
    Path then = Fixtures.definitions(folder.resolve("then"), LOOKER.replace("2}", "3}"), IDLE);
    Run plan = plan(then, now, clicks);
    assertThat(plan.status()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("segment/looker, changed: 2 customers, then 1: 0 enter, 1 leave")
        .contains("  - u2, since 2020-01-01T10:01:00.000Z: 2 Product Viewed in 1d")
        .contains("segment/idle, follows: 1 customers, then 2: 1 enter, 0 leave")
        .contains("  judged at 100.0% of the lines; standings of about 16 bytes")
        .contains("1 would enter");
    assertThat(plan(then, now, clicks, "--max-entries", "1").status()).isZero();
    Run refused = plan(then, now, clicks, "--max-entries", "0");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("1 customers would enter, more than --max-entries 0");
    assertThat(plan(now, now, clicks).out()).contains("Nothing differs");
    assertThat(plan(now, now, clicks, "--retire", "idle").out())
        .contains("segment/idle, retired: 1 customers, then 0: 0 enter, 1 leave");
  }

  @Test
  void takesTheWindowsThatTheJobTakes() {
    Path clicks = lines(folder.resolve("clicks.jsonl"), event("u", "A", "2020-01-01T10:00:00Z"));
    Path now = Fixtures.definitions(folder.resolve("now"), IDLE, LOOKER);
    Path then = Fixtures.definitions(folder.resolve("then"), IDLE, LOOKER.replace("1d", "800d"));
    Run beyond = plan(then, now, clicks);
    assertThat(beyond.status()).isEqualTo(1);
    assertThat(beyond.err()).contains("history.longest, 730d");
    Run within = plan(then, now, clicks, "--history-longest", "1100d");
    assertThat(within.status()).as(within.err()).isZero();
    Run shorter = plan(now, now, clicks, "--history-longest", "12h");
    assertThat(shorter.status()).isEqualTo(1);
    assertThat(shorter.err()).contains("history.longest, 12h");
  }

  @Test
  void refusesWhatItCouldNotDoBeforeItBegins() {
    Path clicks = lines(folder.resolve("clicks.jsonl"), event("u", "A", "2020-01-01T10:00:00Z"));
    Path now = Fixtures.definitions(folder.resolve("now"), IDLE, LOOKER);
    for (String[] misuse :
        new String[][] {
          {"--sample", "-1"}, {"--until", "soon"}, {"--history-longest", "long"},
        }) {
      Run run = plan(now, now, clicks, misuse);
      assertThat(run.status()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(misuse[0]);
    }
  }

  private static Run plan(Path then, Path now, Path clicks, String... more) {
    List<String> args = new ArrayList<>(List.of("definitions", "plan", then.toString()));
    args.addAll(List.of("--against", now.toString(), "--clickstream", clicks.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }
}
