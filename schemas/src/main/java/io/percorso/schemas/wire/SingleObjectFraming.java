package io.percorso.schemas.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Avro single-object encoding, over a fixed set of schemas. */
final class SingleObjectFraming implements Framing {

  private static final byte MAGIC_0 = (byte) 0xC3;
  private static final byte MAGIC_1 = 0x01;
  private static final int HEADER_LENGTH = 2 + Long.BYTES;

  /** Each record is asked: it costs no object. */
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] header;
  private final Map<Long, Schema> writers = new HashMap<>();

  /**
   * @param current the schema that records are written with
   * @param released the other schemas that records to be read may have been written with
   */
  SingleObjectFraming(Schema current, List<Schema> released) {
    for (Schema schema : released) {
      writers.put(fingerprint(schema), schema);
    }
    // Last, so that a released copy equal to the current schema gives way to it.
    writers.put(fingerprint(current), current);
    header =
        ByteBuffer.allocate(HEADER_LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC_0)
            .put(MAGIC_1)
            .putLong(fingerprint(current))
            .array();
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  @Override
  public byte[] header() {
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
    if (payload[0] != MAGIC_0 || payload[1] != MAGIC_1) {
      throw new MalformedRecordException(
          String.format(
              "Not Avro single-object encoding: begins with %02X %02X in place of C3 01",
              payload[0], payload[1]));
    }
    return (long) LITTLE_ENDIAN.get(payload, 2);
  }

  @Override
  public Schema writer(long writerId) throws MalformedRecordException {
    Schema writer = writers.get(writerId);
    if (writer == null) {
      throw new MalformedRecordException(
          String.format("Unknown schema: no release wrote the fingerprint %016x", writerId));
    }
    return writer;
  }
}
