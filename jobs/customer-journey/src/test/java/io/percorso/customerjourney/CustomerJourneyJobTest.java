package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The job with its Kafka ends, drawn but not run. */
class CustomerJourneyJobTest {

  private static StreamGraph graph(String... options) {
    Configuration safe = new Configuration();
    safe.set(PipelineOptions.GENERIC_TYPES, false);
    safe.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(safe);
    Configuration given = new Configuration();
    given.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, "nowhere.invalid:9092");
    for (int i = 0; i < options.length; i += 2) {
      given.setString(options[i], options[i + 1]);
    }
    CustomerJourneyJob.build(env, given, () -> 0);
    return env.getStreamGraph(false);
  }

  private static List<String> operators(StreamGraph graph) {
    return graph.getStreamNodes().stream()
        .filter(node -> node.getTransformationUID() != null)
        .map(node -> node.getTransformationUID() + " (" + node.getOperatorName() + ")")
        .sorted()
        .toList();
  }

  @Test
  void theOperatorsAreThoseThatSavepointsKnow() {
    StreamGraph graph = graph();
    assertThat(operators(graph))
        .containsExactly(
            "Sink Committer: churn-weights (churn-weights: Committer)",
            "Sink Committer: customer-outputs (customer-outputs: Committer)",
            "Sink Committer: dead-letters (dead-letters: Committer)",
            "churn-learner (Churn learner)",
            "churn-weights (churn-weights: Writer)",
            "clickstream (Source: Clickstream)",
            "clickstream-intake (Clickstream intake)",
            "customer (Customer)",
            "customer-outputs (customer-outputs: Writer)",
            "dead-letters (dead-letters: Writer)",
            "definitions (Source: Definitions)",
            "definitions-intake (Definitions intake)",
            "feedback (Source: Feedback)",
            "feedback-intake (Feedback intake)",
            "learned-weights (Source: Learned weights)",
            "learned-weights-intake (Learned weights intake)",
            "questions (Source: Questions)",
            "questions-intake (Questions intake)");
    assertThat(graph.getStreamNodes())
        .allSatisfy(
            node -> assertThat(node.getTransformationUID()).as(node.toString()).isNotBlank());
    assertThat(graph.getStreamNodes()).hasSize(operators(graph).size());
    // Fails if an operator is without a uid.
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
  }

  @Test
  void optionsMoveNoOperator() {
    List<String> operators = operators(graph());
    assertThat(operators(graph("input.format", "json"))).isEqualTo(operators);
    assertThat(operators(graph("delivery", "exactly-once"))).isEqualTo(operators);
    assertThat(operators(graph("schema.registry.url", "http://nowhere.invalid:8081")))
        .isEqualTo(operators);
    assertThat(operators(graph("time.quiet.enabled", "false", "topics.prefix", "shop.")))
        .isEqualTo(operators);
  }

  @Test
  void everyUidIsListedAndUsed() throws Exception {
    List<String> listed = new ArrayList<>();
    for (Field field : OperatorUids.class.getFields()) {
      listed.add((String) field.get(null));
    }
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(graph().getStreamNodes())
        .extracting(node -> node.getTransformationUID())
        .containsAll(listed);
  }

  @Test
  void nothingIsSerializedByKryo() {
    assertThat(graph().getStreamNodes()).allSatisfy(CustomerJourneyJobTest::assertNoKryo);
  }

  private static void assertNoKryo(StreamNode node) {
    List<TypeSerializer<?>> serializers = new ArrayList<>();
    serializers.addAll(Arrays.asList(node.getTypeSerializersIn()));
    serializers.add(node.getTypeSerializerOut());
    serializers.add(node.getStateKeySerializer());
    assertThat(serializers).as(node.getOperatorName()).noneMatch(KryoSerializer.class::isInstance);
  }

  @Test
  void withoutBrokersItSaysWhichOptionIsMissing() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    assertThatThrownBy(() -> CustomerJourneyJob.build(env, new Configuration(), () -> 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option kafka.bootstrap.servers is missing");
  }
}
