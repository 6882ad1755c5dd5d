package io.percorso.rollingfeedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class RollingFeedbackJobTest {

  @Test
  void theOperatorsAreThoseThatSavepointsKnow() {
    Configuration safe = new Configuration();
    safe.set(PipelineOptions.GENERIC_TYPES, false);
    safe.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(safe);
    Configuration options = new Configuration();
    options.set(RollingFeedbackOptions.BOOTSTRAP_SERVERS, "nowhere.invalid:9092");
    RollingFeedbackJob.build(env, options, () -> 0);
    StreamGraph graph = env.getStreamGraph(false);
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .containsExactlyInAnyOrder(
            "answers",
            "answers-intake",
            "repeats",
            "combine",
            "figures",
            "significance",
            "feedback-metrics",
            "Sink Committer: feedback-metrics",
            "refused-answers",
            "Sink Committer: refused-answers");
    // Fails if an operator is without a uid.
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
  }

  @Test
  void withoutBrokersItSaysWhichOptionIsMissing() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    assertThatThrownBy(() -> RollingFeedbackJob.build(env, new Configuration(), () -> 0))
        .hasMessageContaining("kafka.bootstrap.servers");
  }
}
