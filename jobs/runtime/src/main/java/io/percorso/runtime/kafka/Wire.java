package io.percorso.runtime.kafka;

import io.percorso.schemas.Topic;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.HttpSchemaRegistry;
import io.percorso.schemas.wire.SchemaRegistry;
import io.percorso.schemas.wire.WireFormat;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * How values are framed: Confluent's format where a schema registry is named, Avro's single-object
 * encoding where none is.
 *
 * @param registry the registry's address, or null
 */
public record Wire(String registry) implements Serializable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Without a registry. */
  public static Wire singleObject() {
    return new Wire(null);
  }

  /** A codec for a topic's values; for one thread. */
  public <T extends SpecificRecord> AvroCodec<T> codec(Topic<T> topic) {
    return registry == null
        ? AvroCodec.of(topic, WireFormat.SINGLE_OBJECT, SchemaRegistry.none())
        : AvroCodec.of(
            topic, WireFormat.CONFLUENT, new HttpSchemaRegistry(URI.create(registry), TIMEOUT));
  }
}
