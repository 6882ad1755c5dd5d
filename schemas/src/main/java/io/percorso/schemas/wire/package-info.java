/**
 * How a record becomes bytes and bytes a record. {@link io.percorso.schemas.wire.AvroCodec} is the
 * door; {@link io.percorso.schemas.wire.WireFormat} chooses what stands in front of the Avro bytes
 * to say which schema they were written with.
 *
 * <p>Bytes come from anywhere and are trusted for nothing: whatever they are, decoding them gives a
 * record or a {@link io.percorso.schemas.wire.MalformedRecordException}, in memory in proportion to
 * their length, and leaves nothing behind that the next record could trip over.
 */
package io.percorso.schemas.wire;
