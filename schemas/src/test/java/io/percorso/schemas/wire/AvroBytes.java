package io.percorso.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Bytes written by hand, for tests that need them other than the codec would write them. */
final class AvroBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Something that writes to an Avro encoder. */
  @FunctionalInterface
  interface Body {
    void writeTo(BinaryEncoder encoder) throws IOException;
  }

  /** Single-object bytes: the header of a schema, then whatever the body writes. */
  static byte[] singleObject(Schema schema, Body body) {
    var bytes = new AvroBytes();
    byte[] fingerprint =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array();
    bytes.out.write(0xC3);
    bytes.out.write(0x01);
    bytes.out.write(fingerprint, 0, fingerprint.length);
    return bytes.body(body);
  }

  /** Confluent bytes: the id of a schema, then whatever the body writes. */
  static byte[] confluent(int id, Body body) {
    var bytes = new AvroBytes();
    byte[] header = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    bytes.out.write(header, 0, header.length);
    return bytes.body(body);
  }

  /** A record as its schema's defaults make it, but for what the change does. */
  static Body record(Schema schema, UnaryOperator<GenericData.Record> change) {
    return encoder -> {
      var record = new GenericData.Record(schema);
      for (Schema.Field field : schema.getFields()) {
        record.put(field.pos(), GenericData.get().getDefaultValue(field));
      }
      new GenericDatumWriter<GenericData.Record>(schema).write(change.apply(record), encoder);
    };
  }

  private byte[] body(Body body) {
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      body.writeTo(encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
