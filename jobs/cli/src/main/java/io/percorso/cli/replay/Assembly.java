package io.percorso.cli.replay;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the parts that the subtasks wrote together into the files of the contract. */
final class Assembly {
  private final Path parts;
  private final Path out;
  private final int subtasks;

  Assembly(Path parts, Path out, int subtasks) {
    this.parts = parts;
    this.out = out;
    this.subtasks = subtasks;
  }

  /**
   * Joins the parts of one output.
   *
   * @param until records after this instant are left out
   * @return the number of lines
   */
  long join(String name, long until) throws IOException {
    Path target = out.resolve(name + ".jsonl");
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      long lines = 0;
      for (int subtask = 0; subtask < subtasks; subtask++) {
        lines += copy(parts.resolve(PartSink.fileName(name, false, subtask)), to);
      }
      for (int subtask = 0; subtask < subtasks; subtask++) {
        lines += copyUntil(parts.resolve(PartSink.fileName(name, true, subtask)), until, to);
      }
      return lines;
    }
  }

  private static long copy(Path part, OutputStream to) throws IOException {
    if (!Files.exists(part)) {
      return 0;
    }
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream from = Files.newInputStream(part)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        to.write(buffer, 0, read);
      }
    }
    return lines;
  }

  private static long copyUntil(Path part, long until, OutputStream to) throws IOException {
    if (!Files.exists(part)) {
      return 0;
    }
    long lines = 0;
    try (BufferedReader from = Files.newBufferedReader(part)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        int space = line.indexOf(' ');
        if (Long.parseLong(line.substring(0, space)) <= until) {
          to.write(line.substring(space + 1).getBytes(StandardCharsets.UTF_8));
          to.write('\n');
          lines++;
        }
      }
    }
    return lines;
  }
}
