package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.runtime.kafka.RefusedRecord;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.ChurnWeights;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads learned weights; garbage among them becomes a dead letter. */
public final class WeightsDeserializer implements KafkaRecordDeserializationSchema<ControlIntake> {
  private static final long serialVersionUID = 1;

  private final Wire wire;
  private transient AvroCodec<ChurnWeights> codec;

  /** Reads values framed as the wire has it. */
  public WeightsDeserializer(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    open();
  }

  void open() {
    codec = wire.codec(Topics.standard().churnWeights());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlIntake> out) {
    out.collect(read(record));
  }

  ControlIntake read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      return new ControlIntake(Control.of(weights(codec.decode(value))), null);
    } catch (MalformedRecordException malformed) {
      return new ControlIntake(null, RefusedRecord.deadLetter(record, malformed.getMessage()));
    }
  }

  private static LearnedWeights weights(ChurnWeights record) {
    return new LearnedWeights(
        record.getModelId(),
        record.getModelVersion(),
        record.getAt().toEpochMilli(),
        record.getExamples(),
        record.getBaseline(),
        record.getWeights(),
        record.getExpected(),
        record.getObserved());
  }

  @Override
  public TypeInformation<ControlIntake> getProducedType() {
    return TypeInformation.of(ControlIntake.class);
  }
}
