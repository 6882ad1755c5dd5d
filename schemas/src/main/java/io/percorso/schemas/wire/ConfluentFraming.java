package io.percorso.schemas.wire;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/** Confluent's framing, over a schema registry. */
final class ConfluentFraming implements Framing {

  private static final byte MAGIC = 0x00;
  private static final int HEADER_LENGTH = 1 + Integer.BYTES;

  private final Schema current;
  private final String subject;
  private final SchemaRegistry registry;

  /** Null until the first record is written, so that reading alone registers nothing. */
  private byte[] header;

  ConfluentFraming(Schema current, String subject, SchemaRegistry registry) {
    this.current = current;
    this.subject = subject;
    this.registry = registry;
  }

  @Override
  public byte[] header() {
    if (header == null) {
      int id = registry.register(subject, current);
      header = ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(id).array();
    }
    return header;
  }

  @Override
  public int headerLength() {
    return HEADER_LENGTH;
  }

  @Override
  public long writerId(byte[] payload) throws MalformedRecordException {
    if (payload.length < HEADER_LENGTH) {
      throw new MalformedRecordException(
          "Truncated: " + payload.length + " bytes, fewer than the header's " + HEADER_LENGTH);
    }
    if (payload[0] != MAGIC) {
      throw new MalformedRecordException(
          String.format(
              "Not in the schema registry's format: begins with %02X in place of 00", payload[0]));
    }
    return ByteBuffer.wrap(payload).getInt(1);
  }

  @Override
  public Schema writer(long writerId) throws MalformedRecordException {
    // A registry numbers from one: spare it the question.
    if (writerId > 0) {
      var writer = registry.lookup((int) writerId);
      if (writer.isPresent()) {
        return writer.get();
      }
    }
    throw new MalformedRecordException(
        "Unknown schema: the registry has no Avro schema with id " + writerId);
  }
}
