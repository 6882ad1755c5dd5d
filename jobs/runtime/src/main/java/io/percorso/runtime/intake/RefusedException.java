package io.percorso.runtime.intake;

/** An input that cannot be accepted; the message is the reason in a dead letter. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is wrong, in a few words. */
  public RefusedException(String reason) {
    super(reason, null, false, false);
  }
}
