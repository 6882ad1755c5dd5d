package io.percorso.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final int LONGEST = LineReader.LONGEST;

  /** A stream that gives a few bytes at a time. */
  private static InputStream inPieces(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      private final Random random = new Random(1);

      @Override
      public synchronized int read(byte[] buffer, int from, int length) {
        return super.read(buffer, from, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }

  private record Read(String text, long position) {}

  private static List<Read> read(InputStream in) throws IOException {
    List<Read> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(in)) {
      while (reader.next()) {
        String text = new String(reader.array(), reader.from(), reader.length(), UTF_8);
        lines.add(new Read(text, reader.position()));
      }
    }
    return lines;
  }

  @Test
  void linesAndWhereTheyBegin() throws IOException {
    byte[] bytes = "one\n\n two \r\nthree".getBytes(UTF_8);
    List<Read> expected =
        List.of(new Read("one", 0), new Read("", 4), new Read(" two ", 5), new Read("three", 12));
    assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo(expected);
    assertThat(read(inPieces(bytes, 2))).isEqualTo(expected);
    assertThat(read(new ByteArrayInputStream(new byte[0]))).isEmpty();
    assertThat(read(new ByteArrayInputStream("\n".getBytes(UTF_8))))
        .containsExactly(new Read("", 0));
  }

  @Test
  void aMarkBeforeTheFirstLineOfAFileIsNoPartOfIt() throws IOException {
    byte[] bytes = "\uFEFFone\n\uFEFFtwo".getBytes(UTF_8);
    assertThat(read(inPieces(bytes, 2)))
        .containsExactly(new Read("one", 0), new Read("\uFEFFtwo", 7));
    assertThat(read(new ByteArrayInputStream("\uFEFF".getBytes(UTF_8))))
        .containsExactly(new Read("", 0));
    try (LineReader within = new LineReader(new ByteArrayInputStream(bytes), false)) {
      assertThat(within.next()).isTrue();
      assertThat(within.length()).isEqualTo(6);
    }
  }

  @Test
  void linesOfEveryLengthAroundTheBuffer() throws IOException {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder();
    List<Read> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int length = i % 10 == 0 ? (1 << 18) - 3 + random.nextInt(6) : random.nextInt(20_000);
      String line = String.valueOf((char) ('a' + i % 26)).repeat(length);
      expected.add(new Read(line, text.length()));
      text.append(line).append('\n');
    }
    assertThat(read(inPieces(text.toString().getBytes(UTF_8), 70_000)).equals(expected)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, LONGEST / 2, LONGEST / 2 + 1, LONGEST, 3 * LONGEST})
  void ofALineBeyondTheLongestTheBeginningIsKeptAndTheNextAreWhole(int beyond) throws IOException {
    String good = "{\"good\":1}";
    byte[] bytes =
        ("first\n" + "x".repeat(LONGEST + beyond) + "\n" + good + "\n\n" + good).getBytes(UTF_8);
    for (int pieces : new int[] {8_192, Integer.MAX_VALUE - 1}) {
      try (LineReader reader = new LineReader(inPieces(bytes, pieces))) {
        assertThat(reader.next()).isTrue();
        assertThat(reader.isCut()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isCut()).isTrue();
        assertThat(reader.position()).isEqualTo(6);
        assertThat(reader.length()).isGreaterThan(64 * 1024);
        assertThat(reader.array()[reader.from() + 1_000]).isEqualTo((byte) 'x');
        assertThat(reader.next()).isTrue();
        assertThat(new String(reader.array(), reader.from(), reader.length(), UTF_8))
            .isEqualTo(good);
        assertThat(reader.isCut()).isFalse();
        assertThat(reader.position()).isEqualTo(6L + LONGEST + beyond + 1);
        assertThat(reader.next()).isTrue();
        assertThat(reader.isBlank()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.length()).isEqualTo(good.length());
        assertThat(reader.next()).isFalse();
      }
    }
  }

  @Test
  void aHugeLastLineWithoutItsEndIsStillALine() throws IOException {
    byte[] bytes = "y".repeat(2 * LONGEST).getBytes(UTF_8);
    try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes))) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.isCut()).isTrue();
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void blankIsWhatHasNothingButWhiteSpace() throws IOException {
    try (LineReader reader =
        new LineReader(new ByteArrayInputStream(" \t \r\n\r\n\nx \n".getBytes(UTF_8)))) {
      for (boolean blank : new boolean[] {true, true, true, false}) {
        assertThat(reader.next()).isTrue();
        assertThat(reader.isBlank()).isEqualTo(blank);
      }
      assertThat(reader.next()).isFalse();
    }
  }
}
