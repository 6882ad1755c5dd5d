package io.percorso.runtime.kafka;

import io.percorso.runtime.time.OffsetOf;
import io.percorso.runtime.time.QuietTime;
import io.percorso.runtime.time.QuietTimeSource;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Sources and sinks as {@link KafkaOptions} have them. */
public final class KafkaEnds {
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Configuration options;
  private final Identity identity;
  private final WallClock clock;
  private final Properties client = new Properties();

  /**
   * Under which names a job is known to Kafka.
   *
   * @param group the consumer group
   * @param transactions what transactional ids begin with
   */
  public record Identity(String group, String transactions) {}

  /**
   * The ends of one job.
   *
   * @throws IllegalArgumentException if the options do not say where the brokers are
   */
  public KafkaEnds(Configuration options, Identity identity, WallClock clock) {
    this.options = options;
    this.identity = identity;
    this.clock = clock;
    if (!options.contains(KafkaOptions.BOOTSTRAP_SERVERS)) {
      throw new IllegalArgumentException(
          "option " + KafkaOptions.BOOTSTRAP_SERVERS.key() + " is missing");
    }
    options
        .toMap()
        .forEach(
            (key, value) -> {
              if (key.startsWith(KafkaOptions.CLIENT)) {
                client.setProperty(key.substring(KafkaOptions.CLIENT.length()), value);
              }
            });
  }

  /** The properties of every client. */
  public Properties client() {
    return client;
  }

  /** What the names of all topics begin with. */
  public String prefix() {
    return options.get(KafkaOptions.TOPIC_PREFIX);
  }

  /** The topics. */
  public Topics topics() {
    return Topics.withPrefix(prefix());
  }

  /** How values are framed. */
  public Wire wire() {
    return new Wire(options.get(KafkaOptions.SCHEMA_REGISTRY));
  }

  /** A source of one topic, from its beginning, of committed records only. */
  public <T> KafkaSourceBuilder<T> source(
      String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setProperties(reading(topic))
        .setTopics(topic)
        .setGroupId(identity.group())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(deserializer);
  }

  /** The properties of whoever reads a topic, and of whoever asks how far there is to read. */
  Properties reading(String topic) {
    Properties reading = new Properties();
    reading.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), identity.group() + "-" + topic);
    client.stringPropertyNames().forEach(key -> reading.put(key, client.getProperty(key)));
    reading.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return reading;
  }

  /** A topic's records with their instants; time goes on by the clock when it is silent. */
  public <T> SingleOutputStreamOperator<T> timed(
      StreamExecutionEnvironment env,
      KafkaSource<T> source,
      OffsetOf<T> offset,
      SerializableTimestampAssigner<T> instant,
      String topic) {
    Duration disorder = options.get(KafkaOptions.DISORDER);
    boolean quiet = options.get(KafkaOptions.QUIET);
    QuietTime quietTime = new QuietTime(disorder, options.get(KafkaOptions.QUIET_PROBE), quiet);
    WatermarkStrategy<T> instants =
        WatermarkStrategy.<T>forBoundedOutOfOrderness(disorder)
            .withTimestampAssigner(quiet ? new Witness<>(instant, clock) : instant);
    return env.fromSource(
        QuietTimeSource.of(source, offset, quietTime, reading(topic), clock),
        quiet ? instants : instants.withIdleness(IDLE),
        topic);
  }

  /** Writes a stream under a uid, with the delivery that the options ask for. */
  public <T> void sink(DataStream<T> stream, TopicWriter<T> serializer, String uid) {
    Duration timeout = options.get(KafkaOptions.TRANSACTION_TIMEOUT);
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(client)
            .setBootstrapServers(options.get(KafkaOptions.BOOTSTRAP_SERVERS))
            .setProperty("transaction.timeout.ms", String.valueOf(timeout.toMillis()))
            .setDeliveryGuarantee(options.get(KafkaOptions.DELIVERY).guarantee())
            // Else each checkpoint takes new ids, of which a broker remembers those of a week.
            .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
            .setTransactionalIdPrefix(identity.transactions() + "-" + uid)
            .setRecordSerializer(serializer)
            .build();
    stream.sinkTo(sink).uid(uid).name(uid);
  }
}
