package io.percorso.schemas.wire;

/**
 * Writes records as bytes. Not safe for use by several threads.
 *
 * @param <T> the type of record
 */
@FunctionalInterface
public interface RecordEncoder<T> {

  /**
   * The bytes of a record, in an array of its own.
   *
   * @throws IllegalArgumentException if the record does not fit its schema: a program's error
   * @throws SchemaRegistryException if a schema registry is needed and does not serve
   */
  byte[] encode(T record);
}
