package io.percorso.schemas.wire;

import java.io.IOException;
import org.apache.avro.Schema;

/**
 * Walks over a record without building it.
 *
 * <p>Needed before a record of another schema is read: Avro skips a field that the reader does not
 * have by calling itself at every level, and tells the decoder too little for it to count them.
 * Here the decoder sees each array and map begin and end, so that its own limit holds.
 */
final class StructureCheck {

  /** Levels of schema, several to one level of nested data. */
  private static final int MAX_LEVELS = 8 * BoundedDecoder.MAX_DEPTH;

  private StructureCheck() {}

  /**
   * @throws MalformedRecordException if the record is not whole or is nested too deeply
   */
  static void walk(Schema schema, BoundedDecoder in) throws IOException {
    walk(schema, in, 0);
  }

  private static void walk(Schema schema, BoundedDecoder in, int level) throws IOException {
    if (level > MAX_LEVELS) {
      throw new MalformedRecordException("Nested deeper than " + MAX_LEVELS + " levels");
    }
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), in, level + 1);
        }
      }
      case UNION -> walk(schema.getTypes().get(in.readIndex()), in, level + 1);
      case ARRAY -> walkArray(schema.getElementType(), in, level);
      case MAP -> walkMap(schema.getValueType(), in, level);
      default -> skip(schema, in);
    }
  }

  private static void walkArray(Schema element, BoundedDecoder in, int level) throws IOException {
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long item = 0; item < left; item++) {
        walk(element, in, level + 1);
      }
    }
  }

  private static void walkMap(Schema value, BoundedDecoder in, int level) throws IOException {
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      for (long item = 0; item < left; item++) {
        in.skipString();
        walk(value, in, level + 1);
      }
    }
  }

  private static void skip(Schema schema, BoundedDecoder in) throws IOException {
    switch (schema.getType()) {
      case STRING -> in.skipString();
      case BYTES -> in.skipBytes();
      case FIXED -> in.skipFixed(schema.getFixedSize());
      case ENUM -> in.readEnum();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case NULL -> in.readNull();
      default -> throw new IllegalArgumentException("Not a leaf: " + schema);
    }
  }
}
