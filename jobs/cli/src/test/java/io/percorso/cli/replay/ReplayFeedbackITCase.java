package io.percorso.cli.replay;

import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.cli.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling figures of a few answers, small enough to be followed by hand. */
class ReplayFeedbackITCase {

  @TempDir private Path folder;

  private static String answer(String id, String customer, int score, String at, String more) {
    return """
        {"responseId":"%s","customerId":"%s","metric":"NPS","score":%d,"timestamp":"%s"%s}"""
        .formatted(id, customer, score, at, more);
  }

  @Test
  void answersReplacedWithdrawnAndSupersededCountWhereTheyShould() throws Exception {
    Path clicks =
        lines(
            folder.resolve("clicks.jsonl"),
            event("u1", "Order Completed", "2026-01-01T09:00:00Z"),
            // At the very instant of the answer: it counts.
            event("u2", "Order Completed", "2026-01-01T12:00:00Z"));
    Path feedback =
        lines(
            folder.resolve("answers.jsonl"),
            answer("r1", "u1", 10, "2026-01-01T10:00:00Z", ",\"channel\":\"web\""),
            answer("r2", "u2", 3, "2026-01-01T12:00:00Z", ",\"channel\":\"web\""),
            answer("r3", "u3", 9, "2026-01-01T13:00:00Z", ",\"wave\":5.0"),
            // The second of u1 supersedes the first, but on the web, of which it says nothing.
            answer("r4", "u1", 0, "2026-01-02T10:00:00Z", ""),
            answer("r2", "u2", 8, "2026-01-02T11:00:00Z", ",\"channel\":\"app\""),
            answer("r4", "u1", 0, "2026-01-03T10:00:00Z", ",\"withdrawn\":true"));
    Path definitions =
        io.percorso.cli.Fixtures.definitions(
            folder.resolve("definitions"),
            """
            kind: segment
            id: buyer
            when: {event: Order Completed}
            """,
            """
            kind: feedback-metric
            id: nps
            metric: NPS
            windows: [3d]
            by: [overall, channel, segment, wave]
            every: 1d
            minimum: 2
            """);
    Path out = folder.resolve("out");
    long until = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    Summary summary =
        new Replay(
                new ReplayRequest(
                    Recordings.of(List.of(clicks), List.of(feedback)), out, until, 2, false),
                Definitions.readValid(definitions))
            .run();
    List<Map<String, Object>> points =
        Files.readAllLines(out.resolve("feedback-metrics.jsonl")).stream()
            .map(io.percorso.cli.Fixtures::object)
            .toList();
    assertThat(summary.feedbackMetrics()).isEqualTo(points.size());
    assertThat(points)
        .extracting(
            point -> ((String) point.get("at")).substring(0, 10),
            point -> point.get("dimension") + " " + point.get("value"),
            point ->
                point.get("promoters")
                    + " "
                    + point.get("passives")
                    + " "
                    + point.get("detractors"),
            point -> point.get("thin"))
        .containsExactlyInAnyOrder(
            tuple("2026-01-02", "overall all", "2 0 1", false),
            tuple("2026-01-02", "channel web", "1 0 1", false),
            tuple("2026-01-02", "segment buyer", "1 0 1", false),
            // A number is the text that it has in the line.
            tuple("2026-01-02", "wave 5.0", "1 0 0", true),
            tuple("2026-01-03", "overall all", "1 1 1", false),
            tuple("2026-01-03", "channel web", "1 0 0", true),
            tuple("2026-01-03", "channel app", "0 1 0", true),
            tuple("2026-01-03", "segment buyer", "0 1 1", false),
            tuple("2026-01-04", "overall all", "2 1 0", false),
            tuple("2026-01-04", "segment buyer", "1 1 0", false),
            tuple("2026-01-05", "overall all", "0 1 0", true),
            tuple("2026-01-05", "channel web", "0 0 0", true),
            tuple("2026-01-05", "wave 5.0", "0 0 0", true),
            tuple("2026-01-05", "segment buyer", "0 1 0", true));
    assertThat(points).allMatch(point -> point.get("window").equals("P3D"));
  }
}
