package io.percorso.runtime.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;

/**
 * What writes the records of known topics. Transactions whose ids are used again and again are
 * looked for by topic after a failure.
 *
 * @param <T> what the job emits
 */
public interface TopicWriter<T>
    extends KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
  /** The names of all topics that are written to. */
  List<String> topicNames();

  @Override
  default Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topicNames())));
  }
}
