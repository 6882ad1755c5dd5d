package io.percorso.schemas.wire;

import org.apache.avro.Schema;

/** What stands before a record's Avro bytes. */
interface Framing {

  /** The bytes to put before a record of the current schema. Not to be changed. */
  byte[] header();

  /** How many bytes stand before the record's own. */
  int headerLength();

  /**
   * The number that names the writer's schema.
   *
   * @throws MalformedRecordException if the payload does not begin as it should
   */
  long writerId(byte[] payload) throws MalformedRecordException;

  /**
   * The schema behind such a number.
   *
   * @throws MalformedRecordException if there is none
   */
  Schema writer(long writerId) throws MalformedRecordException;
}
