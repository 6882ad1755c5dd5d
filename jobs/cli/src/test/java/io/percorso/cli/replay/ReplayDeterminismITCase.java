package io.percorso.cli.replay;

import static io.percorso.cli.Fixtures.CART_ABANDONER;
import static io.percorso.cli.Fixtures.SHORT_JOURNEY;
import static io.percorso.cli.Fixtures.definitions;
import static io.percorso.cli.Fixtures.gzip;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The set of output lines does not depend on parallelism, splits, or the order of the input. */
@Timeout(300)
class ReplayDeterminismITCase {

  private static final List<String> OUTPUTS =
      List.of("segment-changes", "journey-transitions", "feedback-metrics");
  private static final String UNTIL = "2026-01-12T00:00:00Z";

  @TempDir private Path folder;

  private Path definitions() {
    return io.percorso.cli.Fixtures.definitions(
        folder.resolve("definitions"),
        CART_ABANDONER,
        SHORT_JOURNEY,
        """
        kind: segment
        id: spender
        when: {event: Order Completed, sum: {of: revenue, atLeast: 150}, within: 3d}
        """,
        """
        kind: segment
        id: funnel
        when: {sequence: [Page Viewed, Product Added, Order Completed], within: 2d}
        """,
        """
        kind: segment
        id: quiet
        when: {lastSeen: {atLeast: 20h, lessThan: 40h}}
        """,
        """
        kind: segment
        id: picky
        when: {all: [{event: Page Viewed, distinct: {of: name, atLeast: 3}, within: 1d}, {not: {stage: buying}}]}
        """,
        """
        kind: segment
        id: happy
        when: {any: [{feedback: NPS, score: {atLeast: 9}, within: 2d}, {trait: country, is: IT}]}
        """,
        """
        kind: feedback-metric
        id: nps
        metric: NPS
        windows: [1d, 3d]
        by: [overall, stage, segment, [segment, stage]]
        every: 1h
        """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameInputGivesTheSameLines(long seed) throws Exception {
    Random random = new Random(seed);
    List<String> calls = calls(random);
    List<String> answers = answers(random);
    Path inOrder = lines(folder.resolve("calls.jsonl"), calls.toArray(new String[0]));
    Path given = lines(folder.resolve("answers.jsonl"), answers.toArray(new String[0]));
    Map<String, List<String>> expected = replay(List.of(inOrder), List.of(given), 1, 1 << 20);
    assertThat(expected.get("segment-changes")).hasSizeGreaterThan(100);
    assertThat(expected.get("journey-transitions")).hasSizeGreaterThan(50);
    assertThat(expected.get("feedback-metrics")).hasSizeGreaterThan(200);

    assertThat(replay(List.of(inOrder), List.of(given), 5, 700)).isEqualTo(expected);

    // Repeats at one instant differ by file order; without them the order of files is nothing.
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(calls));
    Collections.shuffle(distinct, random);
    Path one = folder.resolve("one.jsonl.gz");
    int half = distinct.size() / 2;
    gzip(one, String.join("\n", distinct.subList(0, half)).getBytes(UTF_8));
    Path other =
        text(
            folder.resolve("other.jsonl"),
            String.join("\r\n\r\n", distinct.subList(half, distinct.size())));
    Collections.shuffle(answers, random);
    Path shuffled = lines(folder.resolve("shuffled.jsonl"), answers.toArray(new String[0]));
    assertThat(replay(List.of(other, one), List.of(shuffled), 2, 3_000)).isEqualTo(expected);
    assertThat(replay(List.of(one, other), List.of(shuffled), 3, 1 << 20)).isEqualTo(expected);
  }

  private Map<String, List<String>> replay(
      List<Path> clicks, List<Path> answers, int parallelism, long splitSize) throws Exception {
    Path out = folder.resolve("out");
    long until = java.time.Instant.parse(UNTIL).toEpochMilli();
    ReplayRequest request =
        new ReplayRequest(Recordings.of(clicks, answers), out, until, parallelism, false);
    new Replay(request, Definitions.readValid(definitions()), splitSize).run();
    Map<String, List<String>> outputs = new TreeMap<>();
    for (String name : OUTPUTS) {
      List<String> lines = Files.readAllLines(out.resolve(name + ".jsonl"));
      assertInOrderOfTime(lines);
      outputs.put(name, lines.stream().sorted().toList());
    }
    return outputs;
  }

  /** Of each customer or figure; between them there is no order. */
  private static void assertInOrderOfTime(List<String> lines) {
    Map<Object, String> last = new TreeMap<>();
    for (String line : lines) {
      Map<String, Object> fact = io.percorso.cli.Fixtures.object(line);
      String at = (String) fact.get("at");
      Object whose =
          fact.containsKey("customerId")
              ? fact.get("customerId")
              : "" + fact.get("dimension") + fact.get("value") + fact.get("window");
      String before = last.put(whose, at);
      assertThat(before == null ? at : before).as(line).isLessThanOrEqualTo(at);
    }
  }

  private static List<String> calls(Random random) {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      // Few instants, so that many lines share one.
      String at =
          "2026-01-%02dT%02d:%d0:00Z"
              .formatted(1 + random.nextInt(9), random.nextInt(24), random.nextInt(6));
      String who = "\"userId\":\"u%d\",\"messageId\":\"m%d\"".formatted(random.nextInt(25), i);
      String what =
          switch (random.nextInt(6)) {
            case 0 ->
                "\"type\":\"track\",\"event\":\"Order Completed\",\"properties\":{\"revenue\":%d.%d}"
                    .formatted(random.nextInt(120), random.nextInt(100));
            case 1, 2 -> "\"type\":\"track\",\"event\":\"Product Added\"";
            case 3 ->
                "\"type\":\"identify\",\"traits\":{\"country\":\"%s\"}"
                    .formatted(random.nextBoolean() ? "IT" : "FR");
            default -> "\"type\":\"page\",\"name\":\"page %d\"".formatted(random.nextInt(5));
          };
      String line = "{%s,%s,\"timestamp\":\"%s\"}".formatted(what, who, at);
      calls.addAll(Collections.nCopies(random.nextInt(15) == 0 ? 2 : 1, line));
    }
    return calls;
  }

  private static List<String> answers(Random random) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      answers.add(
          """
          {"responseId":"r%d","customerId":"u%d","metric":"NPS","score":%d,"timestamp":"2026-01-%02dT%02d:00:00Z"%s}"""
              .formatted(
                  random.nextInt(4),
                  random.nextInt(25),
                  random.nextInt(11),
                  1 + random.nextInt(9),
                  random.nextInt(24),
                  random.nextInt(6) == 0 ? ",\"withdrawn\":true" : ""));
    }
    return answers;
  }
}
