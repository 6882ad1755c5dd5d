package io.percorso.cli;

/** The command was used wrongly; the message is the one line the user reads. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is wrong with the usage. */
  public UsageException(String message) {
    super(message);
  }
}
