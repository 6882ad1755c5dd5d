package io.percorso.cli.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the broker's data, ours alone while it is open.
 *
 * <p>Kafka locks it too, but only after its controller has written to the metadata of whoever holds
 * the lock; hence a lock of our own, taken first.
 *
 * @param path where it is
 * @param ours true if we made it and delete it at the end
 * @param lock the open lock file; closing it gives the lock back
 */
record DataFolder(Path path, boolean ours, FileChannel lock) {

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String LOCK = "percorso.lock";

  /**
   * Opens the given folder, or a fresh temporary one.
   *
   * @param given the user's folder, or null
   * @throws BrokerException if it cannot be made or written to
   */
  static DataFolder open(Path given) {
    try {
      Path path =
          given == null
              ? Files.createTempDirectory("percorso-kafka-")
              : writable(given.toAbsolutePath().normalize());
      return new DataFolder(path, given == null, locked(path));
    } catch (IOException e) {
      String where = given == null ? "in " + System.getProperty("java.io.tmpdir") : "at " + given;
      throw new BrokerException("No folder for the broker's data can be written " + where + ".", e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      // Held within this JVM; said below as for any other process.
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new BrokerException("Another broker is using the folder " + folder + ".", null);
  }

  private static Path writable(Path folder) throws IOException {
    Files.createDirectories(folder);
    // Asking the permission bits is not enough: a read-only mount shows only when one writes.
    Files.delete(Files.createTempFile(folder, "writable", ".probe"));
    return folder;
  }

  /** Gives the folder back and deletes it if it is ours. Never throws, even while the JVM ends. */
  void release() {
    try (lock) {
      if (ours) {
        Files.walkFileTree(path, new Deleter());
      }
    } catch (IOException e) {
      // A temporary folder that stays behind is the operating system's to sweep.
      LOG.debug("{} was not deleted", path, e);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
