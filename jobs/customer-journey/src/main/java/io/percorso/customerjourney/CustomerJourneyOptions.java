package io.percorso.customerjourney;

import io.percorso.engine.history.Limits;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** The options of the customer-journey job. Keys are promises to running installations. */
public final class CustomerJourneyOptions {
  /** Where the brokers are. */
  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      ConfigOptions.key("kafka.bootstrap.servers")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Kafka brokers, host:port by commas. Any other client property goes by its own name"
                  + " behind \"kafka.\", such as kafka.security.protocol.");

  /** What topics are called. */
  public static final ConfigOption<String> TOPIC_PREFIX =
      ConfigOptions.key("topics.prefix")
          .stringType()
          .defaultValue("percorso.")
          .withDescription("What the names of all topics begin with.");

  /** What inputs carry. */
  public static final ConfigOption<InputFormat> INPUT_FORMAT =
      ConfigOptions.key("input.format")
          .enumType(InputFormat.class)
          .defaultValue(InputFormat.AVRO)
          .withDescription("What the clickstream and feedback topics carry: avro or json.");

  /** The schema registry. */
  public static final ConfigOption<String> SCHEMA_REGISTRY =
      ConfigOptions.key("schema.registry.url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "A Confluent-compatible schema registry. Where it is set, values are framed as such"
                  + " registries have it; where not, by Avro's single-object encoding.");

  /** The consumer group. */
  public static final ConfigOption<String> GROUP =
      ConfigOptions.key("kafka.group.id")
          .stringType()
          .defaultValue("percorso-customer-journey")
          .withDescription("The consumer group that progress is shown under.");

  /** How disordered input is. */
  public static final ConfigOption<Duration> DISORDER =
      ConfigOptions.key("time.disorder")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How long deadlines wait for events that are under way. Longer means fewer"
                  + " corrections and later facts of silence.");

  /** How far ahead is too far. */
  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      ConfigOptions.key("time.future-tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("Events further ahead of the clock than this become dead letters.");

  /** Whether silence advances time. */
  public static final ConfigOption<Boolean> QUIET =
      ConfigOptions.key("time.quiet.enabled")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether time goes on by the clock when every topic has been read to its end. Off"
                  + " for historical topics, whose time is not now.");

  /** How often silence is confirmed. */
  public static final ConfigOption<Duration> QUIET_PROBE =
      ConfigOptions.key("time.quiet.probe-interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "How often the broker is asked whether there is really nothing to read.");

  /** The delivery profile. */
  public static final ConfigOption<DeliveryGuarantee> DELIVERY =
      ConfigOptions.key("delivery")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: facts in milliseconds, repeats after a failure with the same ids."
                  + " exactly-once: facts with each checkpoint, by Kafka transactions.");

  /** Kafka's name for the job's transactions. */
  public static final ConfigOption<String> TRANSACTIONS =
      ConfigOptions.key("delivery.transactional-id-prefix")
          .stringType()
          .defaultValue("percorso-customer-journey")
          .withDescription("What transactional ids begin with; unique for each deployment.");

  /** How long a transaction may stay open. */
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("delivery.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After how long the broker gives up an open transaction. It bounds how long a"
                  + " failed job may be down; not above the broker's transaction.max.timeout.ms.");

  /** How long history is kept. */
  public static final ConfigOption<Duration> HISTORY_KEEP =
      ConfigOptions.key("history.keep")
          .durationType()
          .defaultValue(Duration.ofMillis(Limits.DEFAULT.keep()))
          .withDescription(
              "How long events are kept; never less than the longest window in force.");

  /** The longest window. */
  public static final ConfigOption<Duration> HISTORY_LONGEST =
      ConfigOptions.key("history.longest")
          .durationType()
          .defaultValue(Duration.ofMillis(Limits.DEFAULT.longest()))
          .withDescription("The longest window a definition may ask for.");

  /** The cap on entries. */
  public static final ConfigOption<Integer> HISTORY_ENTRIES =
      ConfigOptions.key("history.entries")
          .intType()
          .defaultValue(Limits.DEFAULT.entries())
          .withDescription(
              "The most entries kept of one customer; the oldest are rolled up by day.");

  /** Properties kept of every event. */
  public static final ConfigOption<List<String>> HISTORY_PROPERTIES =
      ConfigOptions.key("history.properties")
          .stringType()
          .asList()
          .defaultValues(
              "product_id",
              "category",
              "price",
              "quantity",
              "revenue",
              "order_id",
              "coupon",
              "query",
              "name",
              "context.channel")
          .withDescription(
              "Properties kept of every event besides those that definitions name, so that new"
                  + " definitions find them in the past.");

  /** How long message ids are remembered. */
  public static final ConfigOption<Duration> DEDUPE =
      ConfigOptions.key("dedupe.horizon")
          .durationType()
          .defaultValue(Duration.ofMillis(Limits.DEFAULT.dedupe()))
          .withDescription("How long message ids are remembered, in event time.");

  private CustomerJourneyOptions() {}

  /** What a topic carries. */
  public enum InputFormat {
    /** Avro records. */
    AVRO,
    /** Lines of JSON. */
    JSON
  }
}
