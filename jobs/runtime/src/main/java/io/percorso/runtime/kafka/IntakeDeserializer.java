package io.percorso.runtime.kafka;

import io.percorso.runtime.intake.AvroDecoder;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Kafka records to intake: a line or a dead letter for each, never an exception. Only an outage of
 * the schema registry fails the job, since then nothing can be said of any record.
 */
public final class IntakeDeserializer implements KafkaRecordDeserializationSchema<Intake> {
  private static final long serialVersionUID = 1;

  private final Decoding decoding;
  private final Duration futureTolerance;
  private final WallClock clock;
  private transient Decoder decoder;

  /** Decodes one record. */
  private interface Decoder {
    CustomerLine decode(byte[] value, long order) throws RefusedException, MalformedRecordException;
  }

  /** Makes the decoder where it is used, since decoders do not travel. */
  private interface Decoding extends Serializable {
    Decoder open();
  }

  private IntakeDeserializer(Decoding decoding, Duration futureTolerance, WallClock clock) {
    this.decoding = decoding;
    this.futureTolerance = futureTolerance;
    this.clock = clock;
  }

  /** What a clickstream topic carries: Avro. */
  public static IntakeDeserializer clickstream(
      String topicPrefix, Wire wire, Duration futureTolerance, WallClock clock) {
    return new IntakeDeserializer(
        () -> {
          AvroCodec<ClickstreamCall> codec =
              wire.codec(Topics.withPrefix(topicPrefix).clickstream());
          AvroDecoder avro = new AvroDecoder();
          return (value, order) -> codec.read(value, in -> avro.call(in, order));
        },
        futureTolerance,
        clock);
  }

  /** What a feedback topic carries: Avro. */
  public static IntakeDeserializer feedback(
      String topicPrefix, Wire wire, Duration futureTolerance, WallClock clock) {
    return new IntakeDeserializer(
        () -> {
          AvroCodec<FeedbackAnswer> codec = wire.codec(Topics.withPrefix(topicPrefix).feedback());
          AvroDecoder avro = new AvroDecoder();
          return (value, order) -> codec.read(value, in -> avro.answer(in, order, value));
        },
        futureTolerance,
        clock);
  }

  /** Values that are lines of JSON, as the Segment spec and the contract have them. */
  public static IntakeDeserializer json(
      boolean feedback, Duration futureTolerance, WallClock clock) {
    return new IntakeDeserializer(
        () -> {
          JsonDecoder json = new JsonDecoder();
          return (value, order) ->
              feedback
                  ? json.answer(value, 0, value.length, order)
                  : json.call(value, 0, value.length, order);
        },
        futureTolerance,
        clock);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = decoding.open();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Intake> out) {
    try {
      out.collect(Intake.accepted(decode(record), record.offset()));
    } catch (RefusedException | MalformedRecordException refused) {
      out.collect(
          Intake.refused(RefusedRecord.deadLetter(record, refused.getMessage()), record.offset()));
    }
  }

  private CustomerLine decode(ConsumerRecord<byte[], byte[]> record)
      throws RefusedException, MalformedRecordException {
    if (record.value() == null) {
      throw new RefusedException("no value");
    }
    CustomerLine line = decoder.decode(record.value(), record.offset());
    if (line.at() - futureTolerance.toMillis() > present(record)) {
      throw new RefusedException("from the future by more than " + futureTolerance);
    }
    return line;
  }

  /** Ours, or the broker's if that is ahead; a producer's clock may be as wrong as an event's. */
  private long present(ConsumerRecord<byte[], byte[]> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME
        ? Math.max(clock.millis(), record.timestamp())
        : clock.millis();
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return TypeInformation.of(Intake.class);
  }
}
