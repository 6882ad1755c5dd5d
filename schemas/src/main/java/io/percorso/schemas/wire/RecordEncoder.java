package io.percorso.schemas.wire;

/**
 * Writes records as bytes. Not safe for use by several threads.
 *
 * @param <T> the type of record
 */
public interface RecordEncoder<T> {

  /**
   * Does what the first record that is written would have to wait for.
   *
   * @throws SchemaRegistryException if the registry cannot be asked, or refuses the schema
   */
  void prepareToWrite();

  /**
   * The bytes of a record, in an array of its own.
   *
   * @throws IllegalArgumentException if the record does not fit its schema: a program's error
   * @throws SchemaRegistryException if a schema registry is needed and does not serve
   */
  byte[] encode(T record);
}
