package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerOutput;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.runtime.kafka.AvroSerializer.Mapping;
import io.percorso.runtime.kafka.AvroSerializer.TopicChoice;
import io.percorso.runtime.kafka.TopicWriter;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes each thing told to the topic of its kind. */
public final class CustomerOutputSerializer implements TopicWriter<CustomerOutput> {
  private static final long serialVersionUID = 1;

  private final String prefix;
  private final Wire wire;
  private transient List<Way<?>> ways;

  /** One kind of what is told, and how it is written. */
  private record Way<T>(Function<CustomerOutput, T> kind, AvroSerializer<T, ?> serializer) {
    ProducerRecord<byte[], byte[]> serialize(
        CustomerOutput output, KafkaSinkContext context, Long timestamp) {
      T one = kind.apply(output);
      return one == null ? null : serializer.serialize(one, context, timestamp);
    }
  }

  /**
   * A serializer.
   *
   * @param prefix what the names of topics begin with
   * @param wire how values are framed
   */
  public CustomerOutputSerializer(String prefix, Wire wire) {
    this.prefix = prefix;
    this.wire = wire;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    ways = ways();
    ways.forEach(way -> way.serializer().open(context, sinkContext));
  }

  @Override
  public List<String> topicNames() {
    return ways().stream().flatMap(way -> way.serializer().topicNames().stream()).toList();
  }

  /** The commonest kinds come first. */
  private List<Way<?>> ways() {
    Topics topics = Topics.withPrefix(prefix);
    return List.of(
        way(CustomerOutput::standing, topics::customers, new Customers()),
        way(CustomerOutput::segmentChange, topics::segmentChanges, new SegmentChanges()),
        way(CustomerOutput::transition, topics::journeyTransitions, new JourneyTransitions()),
        way(CustomerOutput::answer, topics::answersInContext, new AnswersInContext()),
        way(CustomerOutput::churnChange, topics::churnChanges, new ChurnChanges()),
        way(CustomerOutput::explanation, topics::explanations, new Explanations()),
        way(CustomerOutput::report, topics::definitionReports, new DefinitionReports()));
  }

  private <T, R extends SpecificRecord> Way<T> way(
      Function<CustomerOutput, T> kind, TopicChoice<R> topic, Mapping<T, R> mapping) {
    return new Way<>(kind, new AvroSerializer<>(topic, wire, mapping));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      CustomerOutput output, KafkaSinkContext context, Long timestamp) {
    for (Way<?> way : ways) {
      ProducerRecord<byte[], byte[]> written = way.serialize(output, context, timestamp);
      if (written != null) {
        return written;
      }
    }
    throw new IllegalStateException("nothing is told by " + output);
  }
}
