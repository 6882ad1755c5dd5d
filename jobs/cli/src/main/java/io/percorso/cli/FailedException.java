package io.percorso.cli;

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
}
