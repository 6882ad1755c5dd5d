package io.percorso.rollingfeedback;

import io.percorso.rollingfeedback.emit.FeedbackMetrics;
import io.percorso.rollingfeedback.ingest.RowDeserializer;
import io.percorso.rollingfeedback.ingest.RowsAndDeadLetters;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.runtime.kafka.DeadLetterSerializer;
import io.percorso.runtime.kafka.JobMain;
import io.percorso.runtime.kafka.KafkaEnds;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.Topics;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job with its Kafka ends. */
public final class RollingFeedbackJob {
  private RollingFeedbackJob() {}

  /** Runs the job on the cluster it is submitted to; see {@link JobMain} for its options. */
  public static void main(String[] args) throws Exception {
    JobMain.run(
        "percorso-rolling-feedback", args, RollingFeedbackOptions.class, RollingFeedbackJob::build);
  }

  /** Adds the job to an environment. */
  public static void build(StreamExecutionEnvironment env, Configuration options, WallClock clock) {
    KafkaEnds.Identity identity =
        new KafkaEnds.Identity(
            options.get(RollingFeedbackOptions.GROUP),
            options.get(RollingFeedbackOptions.TRANSACTIONS));
    KafkaEnds ends = new KafkaEnds(options, identity, clock);
    String prefix = ends.prefix();
    String topic = ends.topics().answersInContext().name();
    SingleOutputStreamOperator<Row> rows =
        ends.timed(
                env,
                ends.source(topic, new RowDeserializer(prefix, ends.wire())).build(),
                RowIntake::offset,
                (intake, before) ->
                    intake.row() == null ? Long.MIN_VALUE : intake.row().effectiveAt(),
                topic)
            .uid(OperatorUids.ANSWERS)
            .name("Answers")
            .process(new RowsAndDeadLetters())
            .uid(OperatorUids.ANSWERS_INTAKE)
            .name("Answers intake");
    ends.sink(
        RollingFeedbackTopology.live(rows, options.get(RollingFeedbackOptions.REMEMBER_REPEATS)),
        new AvroSerializer<>(
            () -> Topics.withPrefix(prefix).feedbackMetrics(), ends.wire(), new FeedbackMetrics()),
        OperatorUids.FEEDBACK_METRICS);
    ends.sink(
        rows.getSideOutput(DeadLetters.TAG),
        new DeadLetterSerializer(ends.topics().deadLetters().name()),
        OperatorUids.DEAD_LETTERS);
  }
}
