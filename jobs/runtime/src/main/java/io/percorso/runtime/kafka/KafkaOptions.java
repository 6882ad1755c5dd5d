package io.percorso.runtime.kafka;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of every job's Kafka ends. Keys are promises to running installations. */
public final class KafkaOptions {
  /** What stands before the name of any property of Kafka's clients. */
  static final String CLIENT = "kafka.";

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

  /** The schema registry. */
  public static final ConfigOption<String> SCHEMA_REGISTRY =
      ConfigOptions.key("schema.registry.url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "A Confluent-compatible schema registry. Where it is set, values are framed as such"
                  + " registries have it; where not, by Avro's single-object encoding.");

  /** How disordered input is. */
  public static final ConfigOption<Duration> DISORDER =
      ConfigOptions.key("time.disorder")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How long what depends on time waits for records that are under way. Longer means"
                  + " fewer corrections and later facts of silence.");

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
  public static final ConfigOption<Delivery> DELIVERY =
      ConfigOptions.key("delivery")
          .enumType(Delivery.class)
          .defaultValue(Delivery.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: facts in milliseconds, repeats after a failure with the same ids."
                  + " exactly-once: facts with each checkpoint, by Kafka transactions.");

  /** How long a transaction may stay open. */
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("delivery.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After how long the broker gives up an open transaction. It bounds how long a"
                  + " failed job may be down; not above the broker's transaction.max.timeout.ms.");

  private KafkaOptions() {}
}
