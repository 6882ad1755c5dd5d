package io.percorso.customerjourney;

import io.percorso.customerjourney.CustomerJourneyOptions.InputFormat;
import io.percorso.customerjourney.CustomerJourneyTopology.Outputs;
import io.percorso.customerjourney.emit.ChurnWeightsOut;
import io.percorso.customerjourney.emit.CustomerOutputSerializer;
import io.percorso.customerjourney.ingest.ControlDeserializer;
import io.percorso.customerjourney.ingest.ControlIntake;
import io.percorso.customerjourney.ingest.ControlMessages;
import io.percorso.customerjourney.ingest.KafkaDefinitions;
import io.percorso.customerjourney.ingest.QuestionDeserializer;
import io.percorso.customerjourney.ingest.WeightsDeserializer;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.runtime.kafka.DeadLetterSerializer;
import io.percorso.runtime.kafka.IntakeDeserializer;
import io.percorso.runtime.kafka.KafkaEnds;
import io.percorso.runtime.kafka.Wire;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.Topics;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The Kafka ends of the job, as its options have them. */
final class CustomerJourneyEnds {
  /** Each edge has a thread that wakes as often: for definitions a tenth of a second is soon. */
  private static final long CONTROL_FLUSH_MILLIS = 100;

  private final Configuration options;
  private final WallClock clock;
  private final KafkaEnds ends;
  private final Topics topics;
  private final Wire wire;
  private final String prefix;

  /** Definitions and learned weights, and what was refused of them. */
  record ControlInput(DataStream<Control> control, DataStream<DeadLetter> deadLetters) {}

  CustomerJourneyEnds(Configuration options, WallClock clock) {
    this.options = options;
    this.clock = clock;
    KafkaEnds.Identity identity =
        new KafkaEnds.Identity(
            options.get(CustomerJourneyOptions.GROUP),
            options.get(CustomerJourneyOptions.TRANSACTIONS));
    ends = new KafkaEnds(options, identity, clock);
    topics = ends.topics();
    wire = ends.wire();
    prefix = ends.prefix();
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
    return ends.timed(
        env,
        ends.source(topic, deserializer).build(),
        Intake::offset,
        (intake, before) -> intake.isAccepted() ? intake.line().at() : Long.MIN_VALUE,
        topic);
  }

  ControlInput control(StreamExecutionEnvironment env) {
    SingleOutputStreamOperator<Control> messages =
        control(
            env,
            ends.source(topics.definitions().name(), new ControlDeserializer(wire)).build(),
            "Definitions",
            OperatorUids.DEFINITIONS,
            OperatorUids.DEFINITIONS_INTAKE);
    SingleOutputStreamOperator<Control> weights =
        control(
            env,
            ends.source(topics.churnWeights().name(), new WeightsDeserializer(wire)).build(),
            "Learned weights",
            OperatorUids.LEARNED_WEIGHTS,
            OperatorUids.LEARNED_WEIGHTS_INTAKE);
    SingleOutputStreamOperator<Control> questions =
        control(
            env,
            ends.source(topics.questions().name(), new QuestionDeserializer(wire)).build(),
            "Questions",
            OperatorUids.QUESTIONS,
            OperatorUids.QUESTIONS_INTAKE);
    return new ControlInput(
        messages.union(weights, questions),
        messages
            .getSideOutput(DeadLetters.TAG)
            .union(
                weights.getSideOutput(DeadLetters.TAG), questions.getSideOutput(DeadLetters.TAG)));
  }

  private static SingleOutputStreamOperator<Control> control(
      StreamExecutionEnvironment env,
      KafkaSource<ControlIntake> source,
      String name,
      String sourceUid,
      String intakeUid) {
    return env.fromSource(source, ControlTime.strategy(), name)
        .setParallelism(1)
        .uid(sourceUid)
        .name(name)
        .process(new ControlMessages())
        .setParallelism(1)
        .uid(intakeUid)
        .name(name + " intake")
        .setBufferTimeout(CONTROL_FLUSH_MILLIS);
  }

  DefinitionsBootstrap bootstrap() {
    return new KafkaDefinitions(topics.definitions().name(), ends.client(), wire);
  }

  void sink(Outputs outputs, DataStream<DeadLetter> controlDeadLetters) {
    ends.sink(
        outputs.all(), new CustomerOutputSerializer(prefix, wire), OperatorUids.CUSTOMER_OUTPUTS);
    String named = prefix;
    ends.sink(
        CustomerJourneyTopology.learn(
            outputs.examples(), options.get(CustomerJourneyOptions.CHURN_WEIGHTS_EVERY)),
        new AvroSerializer<>(
            () -> Topics.withPrefix(named).churnWeights(), wire, new ChurnWeightsOut()),
        OperatorUids.CHURN_WEIGHTS);
    ends.sink(
        outputs.deadLetters().union(controlDeadLetters),
        new DeadLetterSerializer(topics.deadLetters().name()),
        OperatorUids.DEAD_LETTERS);
  }
}
