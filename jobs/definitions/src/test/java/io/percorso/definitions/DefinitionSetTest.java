package io.percorso.definitions;

import static io.percorso.definitions.Written.LONGEST;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionSetTest {
  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private List<String> problems() throws IOException {
    return DefinitionSet.read(folder, LONGEST).problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void readsTheYamlFilesOfAFolder() throws IOException {
    write("b.yaml", segment("b", "{event: X}"));
    write("a.yml", segment("a", "{event: X}"));
    write("a.test.yaml", "not a definition");
    write("notes.txt", "not a definition");
    write("upper.YAML", "not a definition");
    Files.createDirectory(folder.resolve("folder.yaml"));
    DefinitionSet set = DefinitionSet.read(folder, LONGEST);
    assertThat(set.problems()).isEmpty();
    assertThat(set.definitions().keySet())
        .extracting(source -> Path.of(source.name()).getFileName().toString())
        .containsExactly("a.yml", "b.yaml");
    assertThat(set.firstVersions())
        .allSatisfy(versioned -> assertThat(versioned.version()).isEqualTo(1));
  }

  @Test
  void readsAFolderWithNothingInIt() throws IOException {
    DefinitionSet set = DefinitionSet.read(folder, LONGEST);
    assertThat(set.definitions()).isEmpty();
    assertThat(set.problems()).isEmpty();
    assertThatThrownBy(() -> DefinitionSet.read(folder.resolve("none"), LONGEST))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void reportsEveryProblemOfEveryFileInOrder() throws IOException {
    write("c.yaml", segment("c", "{segment: nobody}"));
    write(
        "b.yaml",
        "kind: segment\nid: b\nwhen: {event: X, within: 1x, count: {atLeast: 0}}\nx: 1\n");
    Files.write(folder.resolve("a.yaml"), "id: caffè".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("d.yaml"), "id: a".getBytes(StandardCharsets.UTF_16));
    write("e.yaml", "");
    assertThat(problems())
        .containsExactly(
            "a.yaml:1:1: error: is not UTF-8; save it as UTF-8",
            "b.yaml:3:26: error: within must be a duration, not the text \"1x\";"
                + " write a whole number and ms, s, m, h or d, such as 30m",
            "b.yaml:4:1: error: unknown field x of a segment;"
                + " known here: kind, id, description, when",
            "c.yaml:3:17: error: unknown segment nobody; known: b, c",
            "d.yaml:1:1: error: is not UTF-8; save it as UTF-8",
            "e.yaml:1:1: error: is empty; write one definition a file");
  }

  @Test
  void doesNotReadHugeFiles() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("a.yaml").toFile(), "rw")) {
      huge.setLength(1L << 40);
    }
    assertThat(problems())
        .containsExactly(
            "a.yaml:1:1: error: is larger than a mebibyte; split it into several definitions");
  }

  @Test
  void keepsProblemsOfSourcesThatShareAName() {
    DefinitionSource broken = new DefinitionSource("a", "kind: segment");
    DefinitionSource fine = new DefinitionSource("a", segment("a", "{event: X}"));
    assertThat(DefinitionSet.parse(List.of(broken, fine), LONGEST).hasErrors()).isTrue();
  }

  @Test
  void checksThousandsOfDefinitionsInSeconds() {
    List<DefinitionSource> sources =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    new DefinitionSource(
                        i + ".yaml",
                        segment(
                            "segment-" + i,
                            "{all: [{event: X, count: {atLeast: 3}, where: {p: {in: [a, b]}}},"
                                + " {not: {segment: segment-%d}}, {segment: segmnt-%d}]}"
                                    .formatted(i % 40 == 0 ? i + 1_000_000 : i - 1, i))))
            .toList();
    long start = System.nanoTime();
    DefinitionSet set = DefinitionSet.parse(sources, LONGEST);
    assertThat(set.problems()).hasSize(2_050);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void neverFailsWhateverTheText() {
    List<String> valid =
        new ArrayList<>(ShopDefinitions.sources().stream().map(DefinitionSource::yaml).toList());
    valid.add(
        segment(
            "f", "&x {sequence: [A, {event: [B, C], where: {p: {in: [1, \"2\"]}}}], within: 1h}"));
    valid.add(segment("g", "{all: [&y {feedback: NPS, score: {atMost: 6}}, {not: *y}]}"));
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      String one = mutate(valid.get(random.nextInt(valid.size())), valid, random);
      String other = mutate(valid.get(random.nextInt(valid.size())), valid, random);
      try {
        assertThat(Written.set(one, other)).isNotNull();
      } catch (RuntimeException | StackOverflowError failure) {
        throw new AssertionError("seed " + seed + ": " + one + "\n---\n" + other, failure);
      }
    }
  }

  /** A few characters, lines or scraps of others taken out, doubled, swapped or put in. */
  private static String mutate(String text, List<String> others, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, mutated.substring(at, end));
        case 2 -> mutated.setCharAt(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
        case 3 -> mutated.insert(at, WORDS.get(random.nextInt(WORDS.size())));
        case 4 -> mutated.replace(at, end, WORDS.get(random.nextInt(WORDS.size())));
        default -> {
          String other = others.get(random.nextInt(others.size()));
          int from = random.nextInt(other.length());
          mutated.insert(at, other, from, Math.min(other.length(), from + random.nextInt(60)));
        }
      }
    }
    return mutated.toString();
  }

  private static final String SCRAPS = "{}[]:,-?*&!|>'\"%@`#\t\n \\~0x\uD83D\uFEFF\u0085\0";

  private static final List<String> WORDS =
      List.of(
          "null",
          "~",
          "true",
          "yes",
          "0",
          "-1",
          "1e999",
          ".inf",
          "99999999d",
          "0s",
          "{}",
          "[]",
          "*x",
          "&x ",
          "*y",
          "&y ",
          "!!int ",
          "? ",
          "<<: ",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "|\n",
          ">-\n  ",
          "event: ",
          "segment: ",
          "stage: ",
          "kind: churn\n",
          "id: ",
          "where: ",
          "is: ",
          "in: ",
          "atLeast: ",
          "last: ",
          "sum: ",
          "of: ",
          "within: ",
          "\n\n",
          "  ",
          "\t");
}
