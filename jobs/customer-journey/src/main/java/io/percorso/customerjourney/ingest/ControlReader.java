package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.runtime.kafka.AvroSerializer.TopicChoice;
import io.percorso.runtime.kafka.RefusedRecord;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads records that change how customers are judged, or ask about it; garbage among them becomes a
 * dead letter.
 *
 * @param <R> what the topic carries
 */
abstract class ControlReader<R extends SpecificRecord>
    implements KafkaRecordDeserializationSchema<ControlIntake> {
  private static final long serialVersionUID = 1;

  private final Wire wire;
  private final TopicChoice<R> topic;
  private transient AvroCodec<R> codec;

  ControlReader(Wire wire, TopicChoice<R> topic) {
    this.wire = wire;
    this.topic = topic;
  }

  /**
   * What a record says.
   *
   * @throws MalformedRecordException if it says nothing that this release knows
   */
  abstract Control control(R record) throws MalformedRecordException;

  @Override
  public final void open(DeserializationSchema.InitializationContext context) {
    open();
  }

  final void open() {
    codec = wire.codec(topic.topic());
  }

  @Override
  public final void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<ControlIntake> out) {
    out.collect(read(record));
  }

  final ControlIntake read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      return new ControlIntake(control(codec.decode(value)), null);
    } catch (MalformedRecordException malformed) {
      return new ControlIntake(null, RefusedRecord.deadLetter(record, malformed.getMessage()));
    }
  }

  @Override
  public final TypeInformation<ControlIntake> getProducedType() {
    return TypeInformation.of(ControlIntake.class);
  }
}
