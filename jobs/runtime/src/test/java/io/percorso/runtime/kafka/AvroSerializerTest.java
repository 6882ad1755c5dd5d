package io.percorso.runtime.kafka;

import static io.percorso.runtime.Fixtures.closedPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.schemas.Question;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.SchemaRegistryException;
import java.io.IOException;
import java.util.List;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {
  private static AvroSerializer<Question, Question> serializer(Wire wire) {
    return new AvroSerializer<>(
        () -> Topics.withPrefix("shop.").questions(),
        wire,
        new AvroSerializer.Mapping<>() {
          private static final long serialVersionUID = 1;

          @Override
          public Question value(Question question) {
            return question;
          }

          @Override
          public String key(Question question) {
            return question.getId();
          }
        });
  }

  @Test
  void namesItsTopic() {
    AvroSerializer<Question, Question> serializer = serializer(Wire.singleObject());
    assertThat(serializer.topicNames()).containsExactly("shop.questions");
    assertThat(serializer.getKafkaDatasetFacet().orElseThrow().getTopicIdentifier())
        .isEqualTo(DefaultKafkaDatasetIdentifier.ofTopics(List.of("shop.questions")));
  }

  /** At the first record it would be days later, and fail a job that had been running well. */
  @Test
  void aRegistryThatIsAwayIsMetAtTheStart() throws IOException {
    Wire wire = new Wire("http://127.0.0.1:" + closedPort());
    assertThatThrownBy(() -> serializer(wire).open(null, null))
        .isInstanceOf(SchemaRegistryException.class);
  }
}
