package io.percorso.schemas.wire;

import java.io.IOException;

/** Bytes that hold no record of the expected type. The message says why, for a person. */
public final class MalformedRecordException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason why, as part of a sentence or a sentence; what a dead letter will say
   */
  public MalformedRecordException(String reason) {
    super(reason);
  }

  MalformedRecordException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Of a union whose bytes name an alternative that its schema does not have. */
  public static MalformedRecordException noSuchAlternative() {
    return new MalformedRecordException("The number of an alternative that does not exist");
  }
}
