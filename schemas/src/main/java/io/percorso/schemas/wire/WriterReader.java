package io.percorso.schemas.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads the records of one writer's schema as the current one, or refuses them all with a reason.
 *
 * @param <T> the type of record
 */
final class WriterReader<T> {

  private final Schema writer;
  private final boolean foreign;

  /** Null if no record of the writer can be read. */
  private final SpecificDatumReader<T> reader;

  WriterReader(Schema writer, Schema current, SpecificData data) {
    this.writer = writer;
    this.foreign = !canonical(writer).equals(canonical(current));
    this.reader =
        readable(writer, current) ? new SpecificDatumReader<>(writer, current, data) : null;
  }

  /** The schema as far as it decides what the bytes are: hints for generated classes left out. */
  private static String canonical(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }

  private static boolean readable(Schema writer, Schema current) {
    // The check compares simple names only, and a record of that name may be anyone's.
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(current.getFullName())
        && SchemaCompatibility.checkReaderWriterCompatibility(current, writer).getType()
            == SchemaCompatibilityType.COMPATIBLE;
  }

  /**
   * The record that the decoder stands before.
   *
   * @throws IOException a {@link MalformedRecordException}, or whatever Avro makes of bad bytes
   */
  T read(BoundedDecoder in) throws IOException {
    if (reader == null) {
      throw new MalformedRecordException(
          "Written as " + describe(writer) + ", which this release cannot read");
    }
    if (foreign) {
      int start = in.position();
      StructureCheck.walk(writer, in);
      in.rewind(start);
    }
    return reader.read(null, in);
  }

  /** True if the writer's bytes are the current schema's. */
  boolean isOfCurrent() {
    return !foreign;
  }

  private static String describe(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? schema.getFullName() + " of another shape"
        : schema.getType().getName();
  }
}
