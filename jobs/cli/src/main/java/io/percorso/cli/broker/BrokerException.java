package io.percorso.cli.broker;

/** The embedded broker could not do its work; the message is one sentence fit for a user. */
public final class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure with its reason.
   *
   * @param message one sentence: what failed and why
   * @param cause what was thrown underneath, or null
   */
  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
