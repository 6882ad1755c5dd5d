package io.percorso.benchmarks;

import io.percorso.cli.Percorso;
import java.util.List;

/** The {@code percorso} command with {@code bench}, which is not shipped. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Percorso.run(List.of(new BenchCommand()), args));
  }
}
