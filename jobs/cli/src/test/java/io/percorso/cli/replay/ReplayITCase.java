package io.percorso.cli.replay;

import static io.percorso.cli.Fixtures.CART_ABANDONER;
import static io.percorso.cli.Fixtures.SHORT_JOURNEY;
import static io.percorso.cli.Fixtures.definitions;
import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.object;
import static io.percorso.cli.Fixtures.objects;
import static io.percorso.cli.Fixtures.run;
import static io.percorso.cli.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small inputs whose outputs follow from the contract by hand. */
@Timeout(180)
class ReplayITCase {

  private static final String DAY = "2026-01-01T";

  @TempDir private Path folder;
  private Path out;
  private Path clicks;
  private Path definitions;

  @BeforeEach
  void prepare() {
    out = folder.resolve("out");
    definitions = definitions(folder.resolve("definitions"), CART_ABANDONER, SHORT_JOURNEY);
    clicks =
        lines(
            folder.resolve("clicks.jsonl"),
            """
            {"type":"page","name":"Home","anonymousId":"a1","timestamp":"2026-01-01T10:00:00Z"}""",
            event("u1", "Order Completed", DAY + "12:00:00Z"),
            event("u1", "Product Added", DAY + "10:00:00Z"),
            event("u2", "Product Added", DAY + "12:30:00Z"),
            event("u1", "Product Viewed", DAY + "10:10:00Z"));
  }

  private Run replay(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "replay",
                "--clickstream",
                clicks.toString(),
                "--definitions",
                definitions.toString(),
                "--out",
                out.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  /** The lines of an output without what is not fixed by the contract. */
  private List<String> facts(String name) {
    List<String> facts = new ArrayList<>();
    for (Map<String, Object> fact : objects(out.resolve(name + ".jsonl"))) {
      assertThat((String) fact.get("id")).matches("[0-9a-f]{32}");
      Map<String, Object> rest = new HashMap<>(fact);
      rest.remove("id");
      if (name.equals("segment-changes")) {
        assertThat((String) rest.remove("because")).isNotBlank().doesNotContain("\n");
        assertThat(rest).containsEntry("segmentVersion", 1).containsKey("validUntil");
        facts.add(
            String.join(
                " ",
                field(rest, "customerId"),
                field(rest, "segmentId"),
                field(rest, "change"),
                field(rest, "at"),
                field(rest, "validUntil")));
      } else {
        assertThat(rest).containsOnlyKeys("customerId", "journeyId", "from", "to", "at");
        facts.add(
            String.join(
                " ",
                field(rest, "customerId"),
                field(rest, "journeyId"),
                field(rest, "from"),
                field(rest, "to"),
                field(rest, "at")));
      }
    }
    return facts;
  }

  private static String field(Map<String, Object> fact, String field) {
    return String.valueOf(fact.get(field));
  }

  private Map<String, Object> summary() throws Exception {
    return object(Files.readString(out.resolve("summary.json")));
  }

  @Test
  void deadLettersNameTheirSourceAsItWasGiven() {
    text(folder.resolve("bad.jsonl"), "bad");
    String given = folder + "//./bad.jsonl";
    assertThat(replay("--feedback", given).status()).isZero();
    assertThat(objects(out.resolve("dead-letters.jsonl")))
        .extracting(letter -> letter.get("source"))
        .containsExactly(given);
  }

  @Test
  void theMarkOfAnEditorCostsNoLine() throws Exception {
    text(clicks, "\uFEFF" + event("u1", "Caff\u00e8 Viewed", DAY + "10:00:00Z") + "\n");
    assertThat(replay().status()).isZero();
    assertThat(summary()).containsEntry("eventsAccepted", 1).containsEntry("deadLetters", 0);
  }

  @Test
  void whatCannotBeWrittenSaysWhy() {
    text(out, "a file");
    Run run = replay();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("percorso: cannot write to " + out + ": " + out + " is a file\n");
  }

  @Test
  void timeAdvancesToTheLatestLine() throws Exception {
    Run run = replay();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(facts("segment-changes"))
        .containsExactly(
            "u1 cart-abandoner ENTERED 2026-01-01T10:30:00.000Z 2026-01-08T10:00:00.000Z",
            "u1 cart-abandoner EXITED 2026-01-01T12:00:00.000Z null");
    assertThat(facts("journey-transitions"))
        .containsExactlyInAnyOrder(
            "a1 short null browsing 2026-01-01T10:00:00.000Z",
            "a1 short browsing null 2026-01-01T11:00:00.000Z",
            "u1 short null buying 2026-01-01T12:00:00.000Z");
    assertThat(summary())
        .isEqualTo(
            Map.of(
                "eventsRead", 5,
                "eventsAccepted", 5,
                "duplicates", 0,
                "deadLetters", 0,
                "customers", 3,
                "segmentChanges", 2,
                "journeyTransitions", 3,
                "churnChanges", 0,
                "churnScores", 0,
                "feedbackMetrics", 0));
    for (String empty :
        List.of("dead-letters", "churn-changes", "churn-scores", "feedback-metrics")) {
      assertThat(out.resolve(empty + ".jsonl")).isEmptyFile();
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(7);
    }
    assertThat(run.out())
        .contains("5 lines read", "5 accepted", "0 duplicates", "0 dead letters")
        .contains("3 customers, 2 segment changes, 3 journey transitions", out.toString());
  }

  @Test
  void untilFiresEveryDeadlineUpToAndIncludingIt() throws Exception {
    assertThat(replay("--until", DAY + "14:00:00.000Z").status()).isZero();
    assertThat(facts("segment-changes"))
        .containsExactlyInAnyOrder(
            "u1 cart-abandoner ENTERED 2026-01-01T10:30:00.000Z 2026-01-08T10:00:00.000Z",
            "u1 cart-abandoner EXITED 2026-01-01T12:00:00.000Z null",
            "u2 cart-abandoner ENTERED 2026-01-01T13:00:00.000Z 2026-01-08T12:30:00.000Z");
    assertThat(facts("journey-transitions"))
        .contains("u1 short buying null 2026-01-01T14:00:00.000Z")
        .hasSize(4);
    assertThat(summary()).containsEntry("segmentChanges", 3).containsEntry("journeyTransitions", 4);

    // Into the same folder: what was there is replaced.
    assertThat(replay("--until", DAY + "13:59:59.999Z").status()).isZero();
    assertThat(facts("segment-changes")).hasSize(3);
    assertThat(facts("journey-transitions")).hasSize(3);
  }

  @Test
  void untilBeforeTheLatestLineIsBadUsageAndLeavesTheFolderAsItWas() throws Exception {
    Path kept = text(out.resolve("segment-changes.jsonl"), "of an earlier run\n");
    Run run = replay("--until", DAY + "12:29:59.999Z");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "percorso: --until lies before the latest accepted line,"
                + " 2026-01-01T12:30:00.000Z\n");
    assertThat(run.out()).isEmpty();
    assertThat(kept).hasContent("of an earlier run");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).containsExactly(kept);
    }
    assertThat(replay("--until", DAY + "12:30:00Z").status()).isZero();
  }

  @Test
  void answersCountWithTheClickstream() throws Exception {
    definitions(
        definitions,
        """
        kind: segment
        id: promoter
        when: {feedback: NPS, score: {atLeast: 9}, within: 1d}
        """,
        """
        kind: segment
        id: unheard
        when: {not: {feedback: NPS}}
        """);
    Path answers =
        lines(
            folder.resolve("answers.jsonl"),
            answer("r1", 9, "10:00:00Z", ""),
            answer("r1", 9, "10:00:00Z", ""),
            answer("r1", 6, "11:00:00Z", ""),
            answer("r2", 10, "12:00:00Z", ""),
            answer("r2", 10, "13:00:00Z", ",\"withdrawn\":true"),
            answer("r9", 10, "13:30:00Z", ",\"withdrawn\":true"),
            answer("r3", 11, "13:40:00Z", ""));
    assertThat(replay("--feedback", answers.toString()).status()).isZero();
    assertThat(facts("segment-changes").stream().filter(fact -> fact.startsWith("f")))
        .containsExactly(
            "f promoter ENTERED 2026-01-01T10:00:00.000Z 2026-01-02T10:00:00.000Z",
            "f promoter EXITED 2026-01-01T11:00:00.000Z null",
            "f promoter ENTERED 2026-01-01T12:00:00.000Z 2026-01-02T12:00:00.000Z",
            "f promoter EXITED 2026-01-01T13:00:00.000Z null");
    // Those who never answered; nobody is in it before the first line, which for f is an answer.
    assertThat(facts("segment-changes").stream().filter(fact -> fact.contains("unheard")))
        .containsExactlyInAnyOrder(
            "a1 unheard ENTERED 2026-01-01T10:00:00.000Z null",
            "u1 unheard ENTERED 2026-01-01T10:00:00.000Z null",
            "u2 unheard ENTERED 2026-01-01T12:30:00.000Z null");
    assertThat(summary())
        .containsEntry("eventsRead", 12)
        .containsEntry("eventsAccepted", 10)
        .containsEntry("duplicates", 1)
        .containsEntry("deadLetters", 1)
        .containsEntry("customers", 4);
  }

  private static String answer(String id, int score, String time, String more) {
    return """
        {"responseId":"%s","customerId":"f","metric":"NPS","score":%d,"timestamp":"%s"%s}"""
        .formatted(id, score, DAY + time, more);
  }

  @Test
  void nothingButRefusedAndBlankLines() throws Exception {
    clicks = text(folder.resolve("none.jsonl"), "\n  \n\t\r\nnonsense\n\n");
    Path empty = text(folder.resolve("empty.jsonl"), "");
    Run run = replay("--feedback", empty.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(summary())
        .containsEntry("eventsRead", 1)
        .containsEntry("eventsAccepted", 0)
        .containsEntry("deadLetters", 1)
        .containsEntry("customers", 0);
    assertThat(objects(out.resolve("dead-letters.jsonl")))
        .singleElement()
        .satisfies(letter -> assertThat(letter).containsEntry("line", 4));
    assertThat(replay("--until", "1970-01-01").status()).isZero();
  }

  @Test
  void aBrokenGzipFileIsNamed() throws Exception {
    byte[] bytes =
        Files.readAllBytes(
            io.percorso.cli.Fixtures.gzip(folder.resolve("whole.gz"), Files.readAllBytes(clicks)));
    clicks =
        Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Run run = replay();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("percorso: ").contains("cannot read " + clicks);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).isEmpty();
    }
  }
}
