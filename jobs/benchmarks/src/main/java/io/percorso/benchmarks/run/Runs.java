package io.percorso.benchmarks.run;

import io.percorso.cli.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs so far, in a file of comma-separated values, so that what was cut off can go on. */
public final class Runs {
  private static final String HEAD =
      "section,round,contender,log,customers,family,definitions,"
          + "records,seconds,cpu_seconds,compiler_seconds,allocated_bytes,checkpoint_ms,checkpoint_bytes,told";
  private static final int KEYS = 7;

  private final Path file;
  private final Map<String, Run.Result> all = new LinkedHashMap<>();

  /** The runs in a file, which may not be there yet. */
  public Runs(Path file) throws FailedException {
    this.file = file;
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, HEAD + "\n");
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
        throw new FailedException(
            file + ":1: columns of another version: move it away, or give another folder by --out");
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        String key = String.join(",", List.of(cells).subList(0, KEYS));
        all.put(key, Run.Result.of(cells, KEYS));
      }
    } catch (IOException failure) {
      throw FailedException.of("cannot read " + file, failure);
    }
  }

  /** What was measured, if it has been. */
  Optional<Run.Result> find(String section, int round, Case one) {
    return Optional.ofNullable(all.get(Run.key(section, round, one)));
  }

  void add(Run run) throws FailedException {
    String key = Run.key(run.section(), run.round(), run.one());
    all.put(key, run.result());
    try {
      Files.writeString(
          file,
          key + "," + run.result().values() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw FailedException.of("cannot write " + file, failure);
    }
  }

  /** The runs of one case in a section, by round; a round that is missing is null. */
  public List<Run.Result> of(Section section, Case one) {
    List<Run.Result> rounds = new ArrayList<>();
    for (int round = 0; round < section.rounds(); round++) {
      rounds.add(all.get(Run.key(section.name(), round, one)));
    }
    return rounds;
  }
}
