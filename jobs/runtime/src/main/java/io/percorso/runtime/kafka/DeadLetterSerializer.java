package io.percorso.runtime.kafka;

import io.percorso.runtime.intake.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters as they came, with where they came from and why they were refused as headers. */
public final class DeadLetterSerializer implements TopicWriter<DeadLetter> {
  /** Header: the topic the record was read from. */
  public static final String TOPIC = "percorso.topic";

  /** Header: the partition, as decimal text. */
  public static final String PARTITION = "percorso.partition";

  /** Header: the offset, as decimal text. */
  public static final String OFFSET = "percorso.offset";

  /** Header: what is wrong. */
  public static final String REASON = "percorso.reason";

  private static final long serialVersionUID = 1;

  private final String topic;

  /** Writes to the given topic. */
  public DeadLetterSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public List<String> topicNames() {
    return List.of(topic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, letter.raw());
    record.headers().add(TOPIC, utf8(letter.source()));
    record.headers().add(PARTITION, utf8(String.valueOf(letter.partition())));
    record.headers().add(OFFSET, utf8(String.valueOf(letter.position())));
    record.headers().add(REASON, utf8(letter.reason()));
    return record;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
