package io.percorso.schemas.wire;

import java.io.IOException;
import org.apache.avro.io.Decoder;

/**
 * Makes something of a record's fields without making the record, for those who read so many that
 * its objects are what reading costs.
 *
 * @param <R> what is made of a record
 * @param <E> what a record may be refused with
 */
@FunctionalInterface
public interface FieldReader<R, E extends Exception> {

  /**
   * Reads every field, in the order of the current schema.
   *
   * @param fields stands before the first field; every length that it reads has been compared with
   *     the bytes that are left, and arrays and maps are nested no deeper than any reader stands
   * @throws IOException what the decoder throws, or a {@link MalformedRecordException} of one's own
   * @throws E if the fields are sound, and yet of no use
   */
  R read(Decoder fields) throws IOException, E;
}
