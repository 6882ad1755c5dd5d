package io.percorso.rollingfeedback.ingest;

import io.percorso.rollingfeedback.Row;
import io.percorso.rollingfeedback.RowIntake;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.runtime.kafka.RefusedRecord;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.AnswerInContext;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka records to rows: a row or a dead letter for each, never an exception. */
public final class RowDeserializer implements KafkaRecordDeserializationSchema<RowIntake> {
  private static final long serialVersionUID = 1;

  private final String prefix;
  private final Wire wire;
  private transient AvroCodec<AnswerInContext> codec;

  /** Reads the topic of that prefix, framed as the wire has it. */
  public RowDeserializer(String prefix, Wire wire) {
    this.prefix = prefix;
    this.wire = wire;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = wire.codec(Topics.withPrefix(prefix).answersInContext());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RowIntake> out) {
    try {
      out.collect(new RowIntake(row(record.value()), null, record.offset()));
    } catch (RefusedException | MalformedRecordException refused) {
      DeadLetter letter = RefusedRecord.deadLetter(record, refused.getMessage());
      out.collect(new RowIntake(null, letter, record.offset()));
    }
  }

  private Row row(byte[] value) throws RefusedException, MalformedRecordException {
    if (value == null) {
      throw new RefusedException("no value");
    }
    return Rows.of(codec.decode(value));
  }

  @Override
  public TypeInformation<RowIntake> getProducedType() {
    return TypeInformation.of(RowIntake.class);
  }
}
