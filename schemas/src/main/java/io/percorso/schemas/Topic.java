package io.percorso.schemas;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A Kafka topic and what it carries.
 *
 * @param <T> the type of a record's value; {@code byte[]} where values are kept as they came
 * @param name the topic's full name
 * @param key what a record's key, UTF-8 text unless said, means
 * @param valueType the class of a record's value
 * @param kind which way records go
 * @param compacted whether the topic keeps the newest record of each key only
 * @param partitions how many partitions to create the topic with, where Percorso creates it; one is
 *     a requirement, any other number a hint
 */
public record Topic<T>(
    String name, String key, Class<T> valueType, Kind kind, boolean compacted, int partitions) {

  /** Which way records go. */
  public enum Kind {
    /** Written by others, read by a job. */
    INPUT,
    /** Tells the jobs what to do; read whole by every instance. */
    CONTROL,
    /** Written by one job for another; others may read it. */
    INTERNAL,
    /** Written by a job for others. */
    OUTPUT
  }

  /** The current schema of a value, or empty where values are raw bytes. */
  public Optional<Schema> schema() {
    return SpecificRecord.class.isAssignableFrom(valueType)
        ? Optional.of(SpecificData.get().getSchema(valueType))
        : Optional.empty();
  }
}
