package io.percorso.benchmarks.contenders;

import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Plain sources of the log. */
record KafkaIn(StreamExecutionEnvironment env, Task task) {
  Topics topics() {
    return Topics.withPrefix(task.prefix());
  }

  <T> DataStream<T> source(
      Topic<?> topic,
      KafkaRecordDeserializationSchema<T> deserializer,
      WatermarkStrategy<T> instants) {
    KafkaSource<T> source =
        KafkaSource.<T>builder()
            .setBootstrapServers(task.bootstrap())
            .setTopics(topic.name())
            .setGroupId("bench")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(deserializer)
            .build();
    return env.fromSource(source, instants, topic.name()).uid(topic.name());
  }
}
