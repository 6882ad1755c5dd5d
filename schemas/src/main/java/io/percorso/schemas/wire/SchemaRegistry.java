package io.percorso.schemas.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where schemas are known by number. Implementations are safe for use by several threads. */
public interface SchemaRegistry {

  /**
   * Makes a schema known, unless it is already, and says its id.
   *
   * @param subject what the schema is for, such as {@code percorso.feedback-value}
   * @throws SchemaRegistryException if the registry cannot be reached or refuses the schema
   */
  int register(String subject, Schema schema);

  /**
   * The schema with an id, or empty if the registry has no Avro schema under it.
   *
   * @throws SchemaRegistryException if the registry cannot be reached
   */
  Optional<Schema> lookup(int id);

  /** A registry for where none is configured: it refuses every request. */
  static SchemaRegistry none() {
    return new SchemaRegistry() {
      @Override
      public int register(String subject, Schema schema) {
        throw new SchemaRegistryException("No schema registry is configured");
      }

      @Override
      public Optional<Schema> lookup(int id) {
        throw new SchemaRegistryException("No schema registry is configured");
      }
    };
  }
}
