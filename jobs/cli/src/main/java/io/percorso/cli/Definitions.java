package io.percorso.cli;

import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.Problem;
import io.percorso.definitions.ShopDefinitions;
import io.percorso.definitions.WindowLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads definitions for the commands. */
public final class Definitions {
  private Definitions() {}

  /**
   * Reads a folder; invalid definitions are in the set's problems. Windows may have any length, but
   * those that a live job refuses unless it is told otherwise are warned of.
   */
  public static DefinitionSet read(Path folder) throws FailedException {
    return read(folder, WindowLimit.RECORDED);
  }

  private static DefinitionSet read(Path folder, WindowLimit limit) throws FailedException {
    if (!Files.isDirectory(folder)) {
      throw new FailedException("no such folder: " + folder);
    }
    try {
      return DefinitionSet.read(folder, limit);
    } catch (IOException failure) {
      throw FailedException.of("cannot read " + folder, failure);
    }
  }

  /** Reads a folder that must be valid; warnings go to standard error. */
  public static DefinitionSet readValid(Path folder) throws FailedException {
    return readValid(folder, WindowLimit.RECORDED);
  }

  /** As {@link #readValid(Path)}, for a live job that keeps to the usual limits. */
  public static DefinitionSet readValidLive(Path folder) throws FailedException {
    return readValid(folder, WindowLimit.LIVE);
  }

  /** As {@link #readValid(Path)}, for windows of a limited length. */
  public static DefinitionSet readValid(Path folder, WindowLimit limit) throws FailedException {
    DefinitionSet set = read(folder, limit);
    if (set.hasErrors()) {
      throw invalid(set);
    }
    set.problems().forEach(System.err::println);
    return set;
  }

  /** The shop's definitions that come with Percorso. */
  public static DefinitionSet ofTheShop() {
    return DefinitionSet.parse(ShopDefinitions.sources(), WindowLimit.LIVE);
  }

  /** Every problem, a line each, then their count. */
  public static FailedException invalid(DefinitionSet set) {
    long errors = set.problems().stream().filter(problem -> !problem.warning()).count();
    String all = set.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return new FailedException(
        (errors == 1 ? "1 error" : errors + " errors") + " in the definitions\n" + all);
  }
}
