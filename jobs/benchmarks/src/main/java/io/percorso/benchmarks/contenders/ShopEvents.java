package io.percorso.benchmarks.contenders;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes the log's records. */
final class ShopEvents implements KafkaRecordDeserializationSchema<ShopEvent> {
  private static final long serialVersionUID = 1;
  private static final Duration DISORDER = Duration.ofSeconds(5);

  private final boolean feedback;
  private transient Decoder decoder;

  /** Decodes values of both topics. */
  static final class Decoder {
    private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
    private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);

    ShopEvent decode(boolean feedback, byte[] value) {
      try {
        return feedback ? ShopEvent.of(answers.decode(value)) : ShopEvent.of(calls.decode(value));
      } catch (MalformedRecordException malformed) {
        throw new IllegalStateException("the log has another record", malformed);
      }
    }
  }

  private ShopEvents(boolean feedback) {
    this.feedback = feedback;
  }

  /** Both topics, with their instants. */
  static DataStream<ShopEvent> of(KafkaIn in) {
    WatermarkStrategy<ShopEvent> instants =
        WatermarkStrategy.<ShopEvent>forBoundedOutOfOrderness(DISORDER)
            .withTimestampAssigner((event, before) -> event.at);
    Topics topics = in.topics();
    return in.source(topics.clickstream(), new ShopEvents(false), instants)
        .union(in.source(topics.feedback(), new ShopEvents(true), instants));
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new Decoder();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ShopEvent> out) {
    out.collect(decoder.decode(feedback, record.value()));
  }

  @Override
  public TypeInformation<ShopEvent> getProducedType() {
    return TypeInformation.of(ShopEvent.class);
  }
}
