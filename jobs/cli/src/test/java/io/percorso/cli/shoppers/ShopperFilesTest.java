package io.percorso.cli.shoppers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopperFilesTest {

  private static final ShopperSettings SETTINGS =
      ShopperSettings.natural(11, 1_000, Instant.parse("2026-01-01T09:00:00Z"));
  private static final int ACTIONS = 20_000;

  @TempDir Path folder;
  private Path calls;
  private Path answers;

  @BeforeEach
  void names() {
    calls = folder.resolve("clickstream.jsonl");
    answers = folder.resolve("feedback.jsonl");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    ShopperFiles files = new ShopperFiles(SETTINGS, new Noise(0.1, 0.1, 0.1));
    files.write(calls, answers, ACTIONS);
    byte[] first = Files.readAllBytes(calls);
    byte[] firstAnswers = Files.readAllBytes(answers);
    files.write(calls, answers, ACTIONS);
    assertThat(Files.readAllBytes(calls)).isEqualTo(first);
    assertThat(Files.readAllBytes(answers)).isEqualTo(firstAnswers);
  }

  @Test
  void linesSayWhatTheActionsSay() throws IOException {
    Written written = ShopperFiles.write(calls, answers, SETTINGS, ACTIONS);
    List<ObjectNode> expectedCalls = new ArrayList<>();
    List<ObjectNode> expectedAnswers = new ArrayList<>();
    Shoppers shoppers = new Shoppers(SETTINGS);
    Instant last = null;
    for (int n = 0; n < ACTIONS; n++) {
      ShopperAction action = shoppers.next();
      (action.call() == null ? expectedAnswers : expectedCalls).add(Contract.json(action));
      last = action.at();
    }
    assertThat(read(calls)).isEqualTo(expectedCalls);
    assertThat(read(answers)).isEqualTo(expectedAnswers).isNotEmpty();
    assertThat(written)
        .isEqualTo(new Written(expectedCalls.size(), expectedAnswers.size(), 0, 0, 0, last));
    assertThat(written.lines()).isEqualTo(ACTIONS);
  }

  private static List<ObjectNode> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Contract::parse).toList();
  }

  @Test
  void aNameInGzIsCompressed() throws IOException {
    ShopperFiles.write(calls, answers, SETTINGS, 1_000);
    Path zipped = folder.resolve("clickstream.jsonl.gz");
    ShopperFiles.write(zipped, answers, SETTINGS, 1_000);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(calls));
    }
  }

  @Test
  void disorderIsAsAsked() throws IOException {
    Written written =
        new ShopperFiles(SETTINGS, new Noise(0.2, 0, 0)).write(calls, answers, ACTIONS);
    int late = 0;
    Instant newest = Instant.EPOCH;
    for (ObjectNode call : read(calls)) {
      Instant at = Instant.parse(call.path("timestamp").asText());
      if (at.isBefore(newest)) {
        late++;
      } else {
        newest = at;
      }
    }
    assertThat(late / (double) written.calls()).isCloseTo(0.2, within(0.02));
    assertThat(written.displaced() / (double) ACTIONS).isCloseTo(0.2, within(0.02));
    assertThat(written.lines()).isEqualTo(ACTIONS);
  }

  @Test
  void duplicatesAreAsAsked() throws IOException {
    Written written =
        new ShopperFiles(SETTINGS, new Noise(0, 0.1, 0)).write(calls, answers, ACTIONS);
    List<String> lines = Files.readAllLines(calls);
    lines.addAll(Files.readAllLines(answers));
    assertThat(lines).hasSize((int) written.lines());
    assertThat(new HashSet<>(lines)).hasSize(ACTIONS);
    assertThat(written.duplicates() / (double) ACTIONS).isCloseTo(0.1, within(0.02));
  }

  @Test
  void malformedLinesAreAsAskedAndEachIsRefused() throws IOException {
    Written written =
        new ShopperFiles(SETTINGS, new Noise(0, 0, 0.1)).write(calls, answers, ACTIONS);
    long refused = Files.readAllLines(calls).stream().filter(l -> refusedCall(l)).count();
    refused += Files.readAllLines(answers).stream().filter(l -> refusedAnswer(l)).count();
    assertThat(refused).isEqualTo(written.malformed());
    assertThat(refused / (double) ACTIONS).isCloseTo(0.1, within(0.02));
  }

  private static boolean refusedCall(String line) {
    assertThat(line).isNotBlank();
    return Contract.whyNotCall(line) != null;
  }

  private static boolean refusedAnswer(String line) {
    assertThat(line).isNotBlank();
    return Contract.whyNotAnswer(line) != null;
  }

  @Test
  void noActionsAreEmptyFiles() throws IOException {
    assertThat(ShopperFiles.write(calls, answers, SETTINGS, 0))
        .isEqualTo(new Written(0, 0, 0, 0, 0, null));
    assertThat(calls).isEmptyFile();
    assertThat(answers).isEmptyFile();
  }

  @Test
  void aFolderThatIsMissingIsAnError() {
    Path nowhere = folder.resolve("missing").resolve("clickstream.jsonl");
    assertThatThrownBy(() -> ShopperFiles.write(nowhere, answers, SETTINGS, 1))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Noise(0, 1.5, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Noise(Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
