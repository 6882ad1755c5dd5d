package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which commands are given recorded files. */
public final class Recordings {
  // Texts, not paths: a path would be told otherwise than it was given.
  @Option(
      names = "--clickstream",
      paramLabel = "F",
      arity = "1..*",
      description = "Segment calls as JSON Lines, plain or gzip.")
  private List<String> clickstream = new ArrayList<>();

  @Option(
      names = "--feedback",
      paramLabel = "F",
      arity = "1..*",
      description = "Answers as JSON Lines, plain or gzip.")
  private List<String> feedback = new ArrayList<>();

  /** The given files. */
  static Recordings of(List<Path> clickstream, List<Path> feedback) {
    Recordings recordings = new Recordings();
    clickstream.forEach(path -> recordings.clickstream.add(path.toString()));
    feedback.forEach(path -> recordings.feedback.add(path.toString()));
    return recordings;
  }

  /**
   * Fails if there is no file at all.
   *
   * @param purpose what the command cannot do then, such as {@code replay}
   */
  public void requireAny(String purpose) throws UsageException {
    if (clickstream.isEmpty() && feedback.isEmpty()) {
      throw new UsageException("nothing to " + purpose + ": give --clickstream or --feedback");
    }
  }

  /** Fails if there is no clickstream; as {@link #requireAny}. */
  public void requireClickstream(String purpose) throws UsageException {
    if (clickstream.isEmpty()) {
      throw new UsageException("nothing to " + purpose + ": give --clickstream");
    }
  }

  /** Looks at all files, those of the clickstream first. */
  List<InputFile> files() throws FailedException {
    List<InputFile> files = new ArrayList<>();
    for (String given : clickstream) {
      files.add(InputFile.of(files.size(), given, false));
    }
    for (String given : feedback) {
      files.add(InputFile.of(files.size(), given, true));
    }
    return files;
  }
}
