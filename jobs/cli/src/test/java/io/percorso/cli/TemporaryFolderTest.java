package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  private static final int FILES = 3_000;

  @TempDir Path parent;

  @Test
  void isGoneThoughOthersDeleteFilesOfItAtTheSameTime() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("work"));
    for (int i = 0; i < FILES; i++) {
      Files.createFile(Files.createDirectories(folder.resolve("d" + i % 100)).resolve("f" + i));
    }
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> closing =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              TemporaryFolder.delete(folder);
            });
    begun.await();
    TemporaryFolder.delete(folder);
    closing.join();
    assertThat(folder).doesNotExist();
  }

  @Test
  void isGoneThoughSomethingIsStillBeingWrittenIntoIt() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("work"));
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < FILES && Files.exists(folder); i++) {
                folder.resolve("late" + i).toFile().mkdir();
                begun.countDown();
              }
            });
    begun.await();
    TemporaryFolder.delete(folder);
    writing.join();
    assertThat(folder).doesNotExist();
  }
}
