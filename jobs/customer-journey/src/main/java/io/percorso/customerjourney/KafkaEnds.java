package io.percorso.customerjourney;

import io.percorso.customerjourney.CustomerJourneyOptions.InputFormat;
import io.percorso.customerjourney.CustomerJourneyTopology.Outputs;
import io.percorso.customerjourney.emit.Customers;
import io.percorso.customerjourney.emit.JourneyTransitions;
import io.percorso.customerjourney.emit.SegmentChanges;
import io.percorso.customerjourney.ingest.ControlDeserializer;
import io.percorso.customerjourney.ingest.ControlMessages;
import io.percorso.customerjourney.ingest.KafkaDefinitions;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.runtime.kafka.DeadLetterSerializer;
import io.percorso.runtime.kafka.IntakeDeserializer;
import io.percorso.runtime.kafka.Wire;
import io.percorso.runtime.time.QuietTime;
import io.percorso.runtime.time.QuietTimeSource;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The Kafka ends of the job, as its options have them. */
final class KafkaEnds {
  private static final String CLIENT = "kafka.";
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Configuration options;
  private final WallClock clock;
  private final Properties client = new Properties();
  private final Topics topics;
  private final Wire wire;
  private final String prefix;

  /** The control topic's messages, and what was refused of it. */
  record Control(DataStream<ControlMessage> messages, DataStream<DeadLetter> deadLetters) {}

  KafkaEnds(Configuration options, WallClock clock) {
    this.options = options;
    this.clock = clock;
    if (!options.contains(CustomerJourneyOptions.BOOTSTRAP_SERVERS)) {
      throw new IllegalArgumentException(
          "option " + CustomerJourneyOptions.BOOTSTRAP_SERVERS.key() + " is missing");
    }
    options
        .toMap()
        .forEach(
            (key, value) -> {
              if (key.startsWith(CLIENT)) {
                client.setProperty(key.substring(CLIENT.length()), value);
              }
            });
    prefix = options.get(CustomerJourneyOptions.TOPIC_PREFIX);
    topics = Topics.withPrefix(prefix);
    wire = new Wire(options.get(CustomerJourneyOptions.SCHEMA_REGISTRY));
  }

  DataStream<Intake> clickstream(StreamExecutionEnvironment env) {
    IntakeDeserializer deserializer =
        isJson()
            ? IntakeDeserializer.json(false, tolerance(), clock)
            : IntakeDeserializer.clickstream(prefix, wire, tolerance(), clock);
    return input(env, topics.clickstream().name(), deserializer)
        .uid(OperatorUids.CLICKSTREAM)
        .name("Clickstream");
  }

  DataStream<Intake> feedback(StreamExecutionEnvironment env) {
    IntakeDeserializer deserializer =
        isJson()
            ? IntakeDeserializer.json(true, tolerance(), clock)
            : IntakeDeserializer.feedback(prefix, wire, tolerance(), clock);
    return input(env, topics.feedback().name(), deserializer)
        .uid(OperatorUids.FEEDBACK)
        .name("Feedback");
  }

  private boolean isJson() {
    return options.get(CustomerJourneyOptions.INPUT_FORMAT) == InputFormat.JSON;
  }

  private Duration tolerance() {
    return options.get(CustomerJourneyOptions.FUTURE_TOLERANCE);
  }

  private SingleOutputStreamOperator<Intake> input(
      StreamExecutionEnvironment env, String topic, IntakeDeserializer deserializer) {
    Duration disorder = options.get(CustomerJourneyOptions.DISORDER);
    boolean quiet = options.get(CustomerJourneyOptions.QUIET);
    QuietTime quietTime =
        new QuietTime(disorder, options.get(CustomerJourneyOptions.QUIET_PROBE), quiet);
    WatermarkStrategy<Intake> instants =
        WatermarkStrategy.<Intake>forBoundedOutOfOrderness(disorder)
            .withTimestampAssigner(
                (intake, before) -> intake.isAccepted() ? intake.line().at() : Long.MIN_VALUE);
    return env.fromSource(
        QuietTimeSource.of(
            source(topic, deserializer).build(), Intake::offset, quietTime, client, clock),
        quiet ? instants : instants.withIdleness(IDLE),
        topic);
  }

  private <T> KafkaSourceBuilder<T> source(
      String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setProperties(client)
        .setTopics(topic)
        .setGroupId(options.get(CustomerJourneyOptions.GROUP))
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(deserializer);
  }

  Control definitions(StreamExecutionEnvironment env) {
    SingleOutputStreamOperator<ControlMessage> messages =
        env.fromSource(
                source(topics.definitions().name(), new ControlDeserializer(wire))
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .build(),
                ControlTime.strategy(),
                "Definitions")
            .setParallelism(1)
            .uid(OperatorUids.DEFINITIONS)
            .name("Definitions")
            .process(new ControlMessages())
            .setParallelism(1)
            .uid(OperatorUids.DEFINITIONS_INTAKE)
            .name("Definitions intake");
    return new Control(messages, messages.getSideOutput(DeadLetters.TAG));
  }

  DefinitionsBootstrap bootstrap() {
    return new KafkaDefinitions(topics.definitions().name(), client, wire);
  }

  void sink(Outputs outputs, DataStream<DeadLetter> controlDeadLetters) {
    String named = prefix;
    sink(
        outputs.segmentChanges(),
        new AvroSerializer<>(
            () -> Topics.withPrefix(named).segmentChanges(), wire, new SegmentChanges()),
        OperatorUids.SEGMENT_CHANGES);
    sink(
        outputs.journeyTransitions(),
        new AvroSerializer<>(
            () -> Topics.withPrefix(named).journeyTransitions(), wire, new JourneyTransitions()),
        OperatorUids.JOURNEY_TRANSITIONS);
    sink(
        outputs.standings(),
        new AvroSerializer<>(() -> Topics.withPrefix(named).customers(), wire, new Customers()),
        OperatorUids.CUSTOMERS);
    sink(
        outputs.deadLetters().union(controlDeadLetters),
        new DeadLetterSerializer(topics.deadLetters().name()),
        OperatorUids.DEAD_LETTERS);
  }

  private <T> void sink(
      DataStream<T> stream, KafkaRecordSerializationSchema<T> serializer, String uid) {
    DeliveryGuarantee delivery = options.get(CustomerJourneyOptions.DELIVERY);
    Duration timeout = options.get(CustomerJourneyOptions.TRANSACTION_TIMEOUT);
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(client)
            .setBootstrapServers(options.get(CustomerJourneyOptions.BOOTSTRAP_SERVERS))
            .setProperty("transaction.timeout.ms", String.valueOf(timeout.toMillis()))
            .setDeliveryGuarantee(delivery)
            .setTransactionalIdPrefix(options.get(CustomerJourneyOptions.TRANSACTIONS) + "-" + uid)
            .setRecordSerializer(serializer)
            .build();
    stream.sinkTo(sink).uid(uid).name(uid);
  }
}
