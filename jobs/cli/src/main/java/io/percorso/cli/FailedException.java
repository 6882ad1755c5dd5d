package io.percorso.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** The work failed; the message is the one line the user reads. */
public final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what failed, and the cure if there is one. */
  public FailedException(String message) {
    super(message);
  }

  /** Says what failed, and why. */
  public FailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Says what failed, and why in words, where an exception has nothing but a path for a message.
   */
  public static FailedException of(String what, IOException failure) {
    return new FailedException(what + ": " + reason(failure), failure);
  }

  /** Why reading or writing failed, in words. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "no such file or folder: " + missing.getFile();
    } else if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    } else if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is a file";
    } else if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
