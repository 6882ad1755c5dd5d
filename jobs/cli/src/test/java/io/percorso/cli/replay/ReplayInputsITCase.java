package io.percorso.cli.replay;

import static io.percorso.cli.Fixtures.CART_ABANDONER;
import static io.percorso.cli.Fixtures.definitions;
import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.gzip;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.objects;
import static io.percorso.cli.Fixtures.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come: in parts, packed, with every kind of line, and who wins a tie. */
@Timeout(180)
class ReplayInputsITCase {

  private static final String AT = "2026-01-01T10:00:00Z";

  @TempDir private Path folder;

  private Summary replay(long splitSize, Path... clicks) throws Exception {
    Path definitions = definitions(folder.resolve("definitions"), CART_ABANDONER, ITALIAN);
    ReplayRequest request =
        new ReplayRequest(
            Recordings.of(List.of(clicks), List.of()), folder.resolve("out"), null, 3, false);
    return new Replay(request, Definitions.readValid(definitions), splitSize).run();
  }

  private static final String ITALIAN =
      """
      kind: segment
      id: italian
      when: {trait: country, is: IT}
      """;

  private List<Map<String, Object>> deadLetters() {
    return objects(folder.resolve("out/dead-letters.jsonl"));
  }

  @Test
  void aFileThatGoesWhileItIsReadIsNamedWithTheReason() throws Exception {
    Path definitions = definitions(folder.resolve("definitions"), ITALIAN);
    Path gone = text(folder.resolve("gone.jsonl"), event("u1", "Page Viewed", AT));
    Recordings recordings = Recordings.of(List.of(gone), List.of());
    Replay replay =
        new Replay(
            new ReplayRequest(recordings, folder.resolve("out"), null, 1, false),
            Definitions.readValid(definitions));
    Files.delete(gone);

    assertThatThrownBy(replay::run)
        .isInstanceOf(FailedException.class)
        .hasMessage("replay failed: cannot read " + gone + ": no such file or folder: " + gone);
  }

  @Test
  void deadLettersHaveTheirLineNumbersInAFileOfManySplits() throws Exception {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    List<Object> expected = new ArrayList<>();
    for (int line = 1; line <= 400; line++) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(" ".repeat(random.nextInt(30)));
        case 1 -> {
          String raw = "bad " + line + "x".repeat(random.nextInt(200));
          expected.add(tuple(line, raw));
          text.append(raw);
        }
        default -> text.append(event("u" + line % 7, "Page Viewed", AT));
      }
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    text.append("{\"cut");
    expected.add(tuple(401, "{\"cut"));
    Path plain = text(folder.resolve("plain.jsonl"), text.toString());
    Path packed = gzip(folder.resolve("packed.jsonl.gz"), text.toString().getBytes(UTF_8));
    Path tiny = text(folder.resolve("tiny.jsonl"), "bad");

    for (long splitSize : new long[] {64, 1_000, Long.MAX_VALUE}) {
      Summary summary = replay(splitSize, plain, packed, tiny);
      assertThat(summary.deadLetters()).isEqualTo(2L * expected.size() + 1);
      for (Path source : List.of(plain, packed)) {
        assertThat(deadLetters())
            .filteredOn(letter -> letter.get("source").equals(source.toString()))
            .extracting(letter -> letter.get("line"), letter -> letter.get("raw"))
            .containsExactlyInAnyOrderElementsOf(
                expected.stream().map(org.assertj.core.groups.Tuple.class::cast).toList());
      }
      assertThat(deadLetters())
          .filteredOn(letter -> letter.get("source").equals(tiny.toString()))
          .extracting(letter -> letter.get("line"), letter -> letter.get("raw"))
          .containsExactly(tuple(1, "bad"));
      assertThat(deadLetters())
          .allSatisfy(
              letter -> {
                assertThat(letter).containsOnlyKeys("source", "line", "reason", "raw");
                assertThat((String) letter.get("reason")).startsWith("not JSON");
              });
    }
  }

  @Test
  void bytesThatAreNoTextAndLinesThatAreTooLongAreKeptInPart() throws Exception {
    Path file = folder.resolve("odd.jsonl");
    Files.write(file, "caff\u00e8 \u0000\"\\\n".getBytes(ISO_8859_1));
    Files.write(
        file,
        ("{\"a\":\"" + "z".repeat(17 << 20) + "\"}\n" + event("u1", "Page Viewed", AT) + "\n")
            .getBytes(UTF_8),
        java.nio.file.StandardOpenOption.APPEND);
    Summary summary = replay(RecordedSplits.USUAL_SIZE, file);
    assertThat(summary.eventsAccepted()).isEqualTo(1);
    List<Map<String, Object>> letters = new ArrayList<>(deadLetters());
    letters.sort(java.util.Comparator.comparing(letter -> (Integer) letter.get("line")));
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0)).containsEntry("raw", "caff\ufffd \u0000\"\\");
    assertThat(letters.get(1)).containsEntry("reason", "line longer than 16 MiB");
    assertThat((String) letters.get(1).get("raw")).hasSize(64 * 1024).startsWith("{\"a\":\"zzz");
  }

  @Test
  void ofRepeatsTheEarliestStaysAndAtOneInstantTheFirstInFileOrder() throws Exception {
    Path first =
        lines(
            folder.resolve("z-first.jsonl"),
            identify("u1", "m1", "2026-01-01T12:00:00Z", "FR"),
            identify("u2", "m1", AT, "IT"),
            identify("u3", "m1", AT, "FR"),
            event("u4", "Product Added", "2026-01-01T12:00:00Z", "m4"));
    Path second = folder.resolve("a-second.jsonl.gz");
    gzip(
        second,
        (identify("u1", "m1", "2026-01-01T11:00:00Z", "IT")
                + "\n"
                + identify("u2", "m1", AT, "FR")
                + "\n")
            .getBytes(UTF_8));
    // A second member of the same file, as appending to a gzip file makes.
    gzip(
        second,
        (identify("u3", "m1", AT, "IT")
                + "\n"
                + event("u4", "Product Added", "2026-01-01T10:00:00Z", "m4")
                + "\n"
                + event("u4", "Page Viewed", "2026-01-01T12:30:00Z"))
            .getBytes(UTF_8));
    for (long splitSize : new long[] {50, RecordedSplits.USUAL_SIZE}) {
      Summary summary = replay(splitSize, first, second);
      assertThat(summary.eventsRead()).isEqualTo(9);
      assertThat(summary.duplicates()).isEqualTo(4);
      assertThat(summary.eventsAccepted()).isEqualTo(5);
      assertThat(objects(folder.resolve("out/segment-changes.jsonl")))
          .extracting(
              fact -> fact.get("customerId"), fact -> fact.get("segmentId"), fact -> fact.get("at"))
          .containsExactlyInAnyOrder(
              tuple("u1", "italian", "2026-01-01T11:00:00.000Z"),
              tuple("u2", "italian", "2026-01-01T10:00:00.000Z"),
              tuple("u4", "cart-abandoner", "2026-01-01T10:30:00.000Z"));
    }
    replay(RecordedSplits.USUAL_SIZE, second, first);
    assertThat(objects(folder.resolve("out/segment-changes.jsonl")))
        .extracting(fact -> fact.get("customerId"))
        .containsExactlyInAnyOrder("u1", "u3", "u4");
  }

  private static String identify(String customer, String messageId, String at, String country) {
    return """
        {"type":"identify","userId":"%s","messageId":"%s","timestamp":"%s","traits":{"country":"%s"}}"""
        .formatted(customer, messageId, at, country);
  }

  @Test
  void aRepeatBetweenFactsLeavesThemInOrder() throws Exception {
    Path file =
        lines(
            folder.resolve("clicks.jsonl"),
            event("u1", "Product Added", "2026-01-01T10:00:00Z", "m1"),
            event("u1", "Product Added", "2026-01-01T11:00:00Z", "m1"),
            event("u1", "Order Completed", "2026-01-01T12:00:00Z", "m2"));
    replay(RecordedSplits.USUAL_SIZE, file);
    assertThat(objects(folder.resolve("out/segment-changes.jsonl")))
        .extracting(fact -> fact.get("change"), fact -> fact.get("at"))
        .containsExactly(
            tuple("ENTERED", "2026-01-01T10:30:00.000Z"),
            tuple("EXITED", "2026-01-01T12:00:00.000Z"));
  }
}
