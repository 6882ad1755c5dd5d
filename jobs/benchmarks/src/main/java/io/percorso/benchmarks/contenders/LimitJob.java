package io.percorso.benchmarks.contenders;

import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.kafka.IntakeDeserializer;
import io.percorso.runtime.kafka.Wire;
import io.percorso.runtime.time.WallClock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the machine can do at most, step by step: no engine can be faster than its step. */
final class LimitJob extends FlinkContender {
  private static final Duration DISORDER = Duration.ofSeconds(5);
  private static final String LAST = "Last";

  private final Limit limit;

  /** How far a record gets. */
  enum Limit {
    CONSUME,
    DECODE,
    KEY_BY,
    ONE_VALUE
  }

  LimitJob(Limit limit) {
    super(true);
    this.limit = limit;
  }

  @Override
  String last() {
    return LAST;
  }

  @Override
  void build(StreamExecutionEnvironment env, Task task) {
    KafkaIn in = new KafkaIn(env, task);
    if (limit == Limit.CONSUME) {
      DataStream<byte[]> bytes =
          in.source(in.topics().clickstream(), new Bytes(), WatermarkStrategy.noWatermarks())
              .union(
                  in.source(in.topics().feedback(), new Bytes(), WatermarkStrategy.noWatermarks()));
      drop(bytes);
      return;
    }
    DataStream<CustomerLine> lines = lines(in, task.prefix());
    switch (limit) {
      case DECODE -> drop(lines);
      case KEY_BY -> drop(lines.keyBy(CustomerLine::customerId));
      default ->
          drop(
              lines
                  .keyBy(CustomerLine::customerId)
                  .process(new OneValue())
                  .name(LAST)
                  .uid("one-value"),
              "Drop");
    }
  }

  private static DataStream<CustomerLine> lines(KafkaIn in, String prefix) {
    WallClock clock = WallClock.system();
    Wire wire = new Wire(null);
    WatermarkStrategy<Intake> instants =
        WatermarkStrategy.<Intake>forBoundedOutOfOrderness(DISORDER)
            .withTimestampAssigner((intake, before) -> intake.line().at());
    return in.source(
            in.topics().clickstream(),
            IntakeDeserializer.clickstream(prefix, wire, DISORDER, clock),
            instants)
        .union(
            in.source(
                in.topics().feedback(),
                IntakeDeserializer.feedback(prefix, wire, DISORDER, clock),
                instants))
        .map(Intake::line)
        .returns(TypeInformation.of(CustomerLine.class))
        .uid("lines");
  }

  private static void drop(DataStream<?> stream) {
    drop(stream, LAST);
  }

  private static <T> void drop(DataStream<T> stream, String name) {
    stream.sinkTo(new DiscardingSink<>()).name(name).uid("drop");
  }

  /** Values as they are. */
  private static final class Bytes implements KafkaRecordDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {}

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> out) {
      out.collect(record.value());
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
  }

  /** Reads and writes one value of a constant size. */
  private static final class OneValue extends KeyedProcessFunction<String, CustomerLine, String> {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 600;

    private transient ValueState<byte[]> state;

    @Override
    public void open(OpenContext context) {
      state =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(CustomerLine line, Context context, Collector<String> out)
        throws Exception {
      byte[] value = state.value();
      if (value == null) {
        value = new byte[SIZE];
      }
      value[(int) (line.at() & 255)]++;
      state.update(value);
    }
  }
}
