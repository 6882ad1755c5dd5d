package io.percorso.schemas.wire;

/**
 * Reads records from bytes. Not safe for use by several threads.
 *
 * @param <T> the type of record
 */
@FunctionalInterface
public interface RecordDecoder<T> {

  /**
   * The record that the bytes hold.
   *
   * @param payload the whole of a Kafka record's value; null is malformed
   * @throws MalformedRecordException if the bytes hold no such record, now and for ever
   * @throws SchemaRegistryException if a schema registry is needed and does not serve: the bytes
   *     may be good, and decoding them later may succeed
   */
  T decode(byte[] payload) throws MalformedRecordException;
}
