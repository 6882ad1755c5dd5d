package io.percorso.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that goes with all it has when it is closed, or the process is told to end. */
public final class TemporaryFolder implements AutoCloseable {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final long RETRY_MILLIS = 50;

  private final Path path;
  private final Thread atExit;

  private TemporaryFolder(Path path) {
    this.path = path;
    atExit = new Thread(() -> delete(path));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Makes one.
   *
   * @throws IOException if there is no place for it
   */
  public static TemporaryFolder make(String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(prefix));
  }

  /**
   * Makes one inside another folder.
   *
   * @throws IOException if there is no place for it
   */
  public static TemporaryFolder makeIn(Path parent, String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // It runs already, and finds nothing left to do.
    }
  }

  /**
   * Deletes a folder with all it has. A cluster goes on closing in the background, and deletes
   * files of its own meanwhile: what cannot be deleted at once is tried again for some seconds, and
   * then left to whoever owns the place.
   */
  public static void delete(Path folder) {
    long end = System.nanoTime() + GONE_WITHIN.toNanos();
    while (!isDeleted(folder) && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean isDeleted(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path one : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
      return true;
    } catch (IOException | UncheckedIOException inUse) {
      return false;
    }
  }
}
