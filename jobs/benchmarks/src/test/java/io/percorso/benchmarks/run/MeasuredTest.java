package io.percorso.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.cli.FailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contender measures reaches the bench and its files. */
class MeasuredTest {
  private static final Measured.Usage BEGIN = new Measured.Usage(10, 12, 5, 1_000);
  private static final Measured.Usage END = new Measured.Usage(14, 20, 7, 9_000);

  @Test
  void figuresAreOfTheTimeBetweenTwoLooks() {
    Measured measured = new Measured(2_000, END.since(BEGIN), 300, 4_000);

    assertThat(measured.rate()).isEqualTo(500);
    assertThat(measured.cpuMicros()).isEqualTo(4_000);
    assertThat(measured.compilerPercent()).isEqualTo(25);
    assertThat(measured.allocatedEach()).isEqualTo(4);
  }

  @Test
  void compilerThreadThatHasEndedCountsAsNone() {
    assertThat(BEGIN.since(END).compilerSeconds()).isZero();
  }

  @Test
  void lineSaysAllOfIt() {
    Measured measured = new Measured(2_000, END.since(BEGIN), 300, 4_000);

    assertThat(Measured.ofLine(measured.toLine())).isEqualTo(measured);
  }

  @Test
  void fileOfAnotherVersionIsNotMistaken(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("runs.csv");
    Files.writeString(file, "section,round,contender,records,seconds\n");

    assertThatThrownBy(() -> new Runs(file))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining(file + ":1")
        .hasMessageContaining("--out");
  }
}
