package io.percorso.schemas.wire;

/**
 * A schema registry that cannot be reached, or does not do what it is asked. It says nothing about
 * the record at hand, so no record may be given up for it: let it fail the job, which starts again
 * from its last checkpoint.
 */
public final class SchemaRegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SchemaRegistryException(String message) {
    super(message);
  }

  public SchemaRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
