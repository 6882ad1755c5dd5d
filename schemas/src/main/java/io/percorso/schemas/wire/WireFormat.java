package io.percorso.schemas.wire;

/** What stands before a record's Avro bytes to name the schema that they were written with. */
public enum WireFormat {
  /**
   * Avro single-object encoding: {@code C3 01} and the schema's CRC-64-AVRO fingerprint, eight
   * bytes, least significant first. The schema is looked up among the released ones.
   */
  SINGLE_OBJECT,
  /**
   * Confluent's framing: {@code 00} and the schema's id, four bytes, most significant first. The
   * schema is looked up in a schema registry.
   */
  CONFLUENT
}
