package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads recorded files line by line, in one pass and one thread. */
public final class RecordedLines {
  private final Consumer<CustomerLine> lines;
  private long refused;
  private long order;

  /** Hands each accepted line to a consumer, in the order of the files. */
  public RecordedLines(Consumer<CustomerLine> lines) {
    this.lines = lines;
  }

  /** How many lines have been refused: those a replay makes dead letters of. */
  public long refused() {
    return refused;
  }

  /** Reads all files. */
  public void read(Recordings recordings) throws FailedException {
    for (InputFile file : recordings.files()) {
      try (InputStream raw = Files.newInputStream(file.path());
          LineReader reader =
              new LineReader(file.compressed() ? new GZIPInputStream(raw, 1 << 16) : raw)) {
        read(reader, file.feedback());
      } catch (IOException failure) {
        throw FailedException.of("cannot read " + file.given(), failure);
      }
    }
  }

  private void read(LineReader reader, boolean feedback) throws IOException {
    JsonDecoder decoder = new JsonDecoder();
    while (reader.next()) {
      if (!reader.isBlank()) {
        order++;
        try {
          lines.accept(decode(reader, decoder, feedback));
        } catch (RefusedException bad) {
          refused++;
        }
      }
    }
  }

  private CustomerLine decode(LineReader reader, JsonDecoder decoder, boolean feedback)
      throws RefusedException {
    if (reader.isCut()) {
      throw new RefusedException("line too long");
    }
    return feedback
        ? decoder.answer(reader.array(), reader.from(), reader.length(), order)
        : decoder.call(reader.array(), reader.from(), reader.length(), order);
  }
}
