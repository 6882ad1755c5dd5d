package io.percorso.runtime.kafka;

import io.percorso.schemas.Topic;
import io.percorso.schemas.wire.RecordEncoder;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Flat records as Avro, keyed by a text.
 *
 * @param <T> what the job emits
 * @param <R> what the topic carries
 */
public final class AvroSerializer<T, R extends SpecificRecord> implements TopicWriter<T> {
  private static final long serialVersionUID = 1;

  private final TopicChoice<R> topic;
  private final Wire wire;
  private final Mapping<T, R> mapping;
  private transient RecordEncoder<R> encoder;
  private transient String topicName;

  /** Names the topic; a topic itself does not travel. */
  public interface TopicChoice<R> extends Serializable {
    /** The topic. */
    Topic<R> topic();
  }

  /** From what the job emits to what the topic carries. */
  public interface Mapping<T, R> extends Serializable {
    /** The record's value. */
    R value(T emitted);

    /** The record's key. */
    String key(T emitted);
  }

  /** Writes to a topic, framed as the wire has it. */
  public AvroSerializer(TopicChoice<R> topic, Wire wire, Mapping<T, R> mapping) {
    this.topic = topic;
    this.wire = wire;
    this.mapping = mapping;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    encoder = wire.codec(topic.topic());
    // A registry that is away is to be met at the start, not at a first record days later.
    encoder.prepareToWrite();
    topicName = topic.topic().name();
  }

  @Override
  public List<String> topicNames() {
    return List.of(topic.topic().name());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T emitted, KafkaSinkContext context, Long timestamp) {
    byte[] key = mapping.key(emitted).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topicName, key, encoder.encode(mapping.value(emitted)));
  }
}
