package io.percorso.runtime.time;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A decoded record, as plain as can be. */
public record Event(String text, long offset) {

  /** Decodes the value as text. */
  static final class Decoder implements KafkaRecordDeserializationSchema<Event> {

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out) {
      out.collect(new Event(new String(record.value(), StandardCharsets.UTF_8), record.offset()));
    }

    @Override
    public TypeInformation<Event> getProducedType() {
      return TypeInformation.of(Event.class);
    }
  }
}
