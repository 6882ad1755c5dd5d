package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerOutput;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes each thing told to the topic of its kind. */
public final class CustomerOutputSerializer
    implements KafkaRecordSerializationSchema<CustomerOutput> {
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
    Topics topics = Topics.withPrefix(prefix);
    ways = new ArrayList<>();
    // The commonest kinds come first.
    add(CustomerOutput::standing, new AvroSerializer<>(topics::customers, wire, new Customers()));
    add(
        CustomerOutput::segmentChange,
        new AvroSerializer<>(topics::segmentChanges, wire, new SegmentChanges()));
    add(
        CustomerOutput::transition,
        new AvroSerializer<>(topics::journeyTransitions, wire, new JourneyTransitions()));
    add(
        CustomerOutput::answer,
        new AvroSerializer<>(topics::answersInContext, wire, new AnswersInContext()));
    add(
        CustomerOutput::churnChange,
        new AvroSerializer<>(topics::churnChanges, wire, new ChurnChanges()));
    add(
        CustomerOutput::explanation,
        new AvroSerializer<>(topics::explanations, wire, new Explanations()));
    add(
        CustomerOutput::report,
        new AvroSerializer<>(topics::definitionReports, wire, new DefinitionReports()));
    ways.forEach(way -> way.serializer().open(context, sinkContext));
  }

  private <T> void add(Function<CustomerOutput, T> kind, AvroSerializer<T, ?> serializer) {
    ways.add(new Way<>(kind, serializer));
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
