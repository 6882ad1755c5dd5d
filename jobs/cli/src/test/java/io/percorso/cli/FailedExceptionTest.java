package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons are words, also where an exception has a path for a message, or nothing. */
class FailedExceptionTest {
  @TempDir private Path folder;

  @Test
  void whatIsMissingIsSaidToBeMissing() {
    Path missing = folder.resolve("missing");

    assertThat(reason(() -> Files.readAllBytes(missing)))
        .isEqualTo("no such file or folder: " + missing);
  }

  @Test
  void aFileInTheWayOfAFolderIsSaidToBeAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(reason(() -> Files.createDirectories(file))).isEqualTo(file + " is a file");
  }

  @Test
  void textThatIsNoTextIsSaidNotToBeUtf8() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff});

    assertThat(reason(() -> Files.readString(file))).isEqualTo("it is not UTF-8");
  }

  @Test
  void whatMayNotBeReadIsSaidToNeedPermission() {
    assertThat(FailedException.reason(new AccessDeniedException("a/b")))
        .isEqualTo("no permission for a/b");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(FailedException.reason(new IOException())).isEqualTo("java.io.IOException");
    assertThat(FailedException.reason(new IOException("disk full"))).isEqualTo("disk full");
  }

  private static String reason(ThrowingCallable failing) {
    Throwable failure = Assertions.catchThrowable(failing);
    return FailedException.reason((IOException) failure);
  }
}
