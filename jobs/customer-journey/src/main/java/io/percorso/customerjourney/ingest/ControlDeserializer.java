package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.kafka.RefusedRecord;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.ControlRecord;
import io.percorso.schemas.Definition;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the control topic; garbage on it becomes a dead letter. */
public final class ControlDeserializer implements KafkaRecordDeserializationSchema<ControlIntake> {
  private static final long serialVersionUID = 1;

  private final Wire wire;
  private transient AvroCodec<ControlRecord> codec;

  /** Reads values framed as the wire has it. */
  public ControlDeserializer(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    open();
  }

  void open() {
    codec = wire.codec(Topics.standard().definitions());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlIntake> out) {
    out.collect(read(record));
  }

  ControlIntake read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      return new ControlIntake(Control.of(message(codec.decode(value))), null);
    } catch (MalformedRecordException malformed) {
      return new ControlIntake(null, RefusedRecord.deadLetter(record, malformed.getMessage()));
    }
  }

  private static ControlMessage message(ControlRecord record) throws MalformedRecordException {
    if (record.getSetClosed() != null) {
      return ControlMessage.closing(record.getSetClosed().getSet());
    }
    Definition definition = record.getDefinition();
    if (definition == null) {
      throw new MalformedRecordException("neither a definition nor the closing of a set");
    }
    String key = definition.getKind() + "/" + definition.getId();
    return definition.getRetired()
        ? ControlMessage.retirement(
            key, definition.getVersion(), definition.getSet(), definition.getYaml())
        : ControlMessage.definition(
            key, definition.getVersion(), definition.getSet(), definition.getYaml());
  }

  @Override
  public TypeInformation<ControlIntake> getProducedType() {
    return TypeInformation.of(ControlIntake.class);
  }
}
