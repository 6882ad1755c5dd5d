package io.percorso.schemas.wire;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes records whose unions are all "null or that": which it is needs no search by the datum's
 * type, which Avro makes for each optional field of each record.
 */
final class OptionalWriter<T> extends SpecificDatumWriter<T> {
  OptionalWriter(Schema schema, SpecificData data) {
    super(schema, data);
  }

  @Override
  protected int resolveUnion(Schema union, Object datum) {
    List<Schema> types = union.getTypes();
    if (types.size() == 2) {
      boolean nullFirst = types.get(0).getType() == Schema.Type.NULL;
      if (nullFirst || types.get(1).getType() == Schema.Type.NULL) {
        return (datum == null) == nullFirst ? 0 : 1;
      }
    }
    return super.resolveUnion(union, datum);
  }
}
