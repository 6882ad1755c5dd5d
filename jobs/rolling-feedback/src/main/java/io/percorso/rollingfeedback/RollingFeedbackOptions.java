package io.percorso.rollingfeedback;

import io.percorso.runtime.kafka.Delivery;
import io.percorso.runtime.kafka.KafkaOptions;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the rolling-feedback job. Keys are promises to running installations. */
public final class RollingFeedbackOptions {
  /** Where the brokers are. */
  public static final ConfigOption<String> BOOTSTRAP_SERVERS = KafkaOptions.BOOTSTRAP_SERVERS;

  /** What topics are called. */
  public static final ConfigOption<String> TOPIC_PREFIX = KafkaOptions.TOPIC_PREFIX;

  /** The schema registry. */
  public static final ConfigOption<String> SCHEMA_REGISTRY = KafkaOptions.SCHEMA_REGISTRY;

  /** The consumer group. */
  public static final ConfigOption<String> GROUP =
      ConfigOptions.key("kafka.group.id")
          .stringType()
          .defaultValue("percorso-rolling-feedback")
          .withDescription("The consumer group that progress is shown under.");

  /** How disordered input is. */
  public static final ConfigOption<Duration> DISORDER = KafkaOptions.DISORDER;

  /** Whether silence advances time. */
  public static final ConfigOption<Boolean> QUIET = KafkaOptions.QUIET;

  /** How often silence is confirmed. */
  public static final ConfigOption<Duration> QUIET_PROBE = KafkaOptions.QUIET_PROBE;

  /** How long repeats are known. */
  public static final ConfigOption<Duration> REMEMBER_REPEATS =
      ConfigOptions.key("repeats.remember")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "How long, by the clock, the ids of rows are remembered, so that none counts twice;"
                  + " longer than the customer-journey job may be down.");

  /** The delivery profile. */
  public static final ConfigOption<Delivery> DELIVERY = KafkaOptions.DELIVERY;

  /** Kafka's name for the job's transactions. */
  public static final ConfigOption<String> TRANSACTIONS =
      ConfigOptions.key("delivery.transactional-id-prefix")
          .stringType()
          .defaultValue("percorso-rolling-feedback")
          .withDescription("What transactional ids begin with; unique for each deployment.");

  /** How long a transaction may stay open. */
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT = KafkaOptions.TRANSACTION_TIMEOUT;

  private RollingFeedbackOptions() {}
}
