package io.percorso.benchmarks.contenders;

import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where contenders other than Percorso say who entered what: a line of text each. */
final class Entries {
  private Entries() {}

  /** One entry. */
  static String line(String segment, String customer, long at) {
    return segment + "," + customer + "," + at;
  }

  static void sink(DataStream<String> entries, Task task) {
    entries
        .sinkTo(
            KafkaSink.<String>builder()
                .setBootstrapServers(task.bootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(
                    KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(Task.entries(task.prefix()))
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build())
        .name("Entries")
        .uid("entries");
  }
}
