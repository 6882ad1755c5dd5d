package io.percorso.engine.bytes;

/** Stored bytes that this version did not write or that were damaged since. */
public final class CorruptBytesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what does not fit. */
  public CorruptBytesException(String message) {
    super(message);
  }
}
