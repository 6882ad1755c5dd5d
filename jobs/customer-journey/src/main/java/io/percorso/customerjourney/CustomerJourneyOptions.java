package io.percorso.customerjourney;

import io.percorso.engine.customer.HoldAhead;
import io.percorso.engine.history.Limits;
import io.percorso.runtime.kafka.Delivery;
import io.percorso.runtime.kafka.KafkaOptions;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** The options of the customer-journey job. Keys are promises to running installations. */
public final class CustomerJourneyOptions {
  /** Where the brokers are. */
  public static final ConfigOption<String> BOOTSTRAP_SERVERS = KafkaOptions.BOOTSTRAP_SERVERS;

  /** What topics are called. */
  public static final ConfigOption<String> TOPIC_PREFIX = KafkaOptions.TOPIC_PREFIX;

  /** What inputs carry. */
  public static final ConfigOption<InputFormat> INPUT_FORMAT =
      ConfigOptions.key("input.format")
          .enumType(InputFormat.class)
          .defaultValue(InputFormat.AVRO)
          .withDescription("What the clickstream and feedback topics carry: avro or json.");

  /** The schema registry. */
  public static final ConfigOption<String> SCHEMA_REGISTRY = KafkaOptions.SCHEMA_REGISTRY;

  /** The consumer group. */
  public static final ConfigOption<String> GROUP =
      ConfigOptions.key("kafka.group.id")
          .stringType()
          .defaultValue("percorso-customer-journey")
          .withDescription("The consumer group that progress is shown under.");

  /** How disordered input is. */
  public static final ConfigOption<Duration> DISORDER = KafkaOptions.DISORDER;

  /** How far ahead is early. */
  public static final ConfigOption<Duration> HOLD_AHEAD =
      ConfigOptions.key("time.hold-ahead")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "Lines further ahead of event time than this wait in state until it has come that"
                  + " near. Thus, while a backlog is worked off, a topic that is read faster does"
                  + " not make the other late. Much shorter, it makes the partitions of one topic"
                  + " wait for each other.");

  /** How far ahead an answer is early. */
  public static final ConfigOption<Duration> HOLD_ANSWERS_AHEAD =
      ConfigOptions.key("time.hold-answers-ahead")
          .durationType()
          .defaultValue(Duration.ofSeconds(2))
          .withDescription(
              "The same for answers, beyond time.disorder, and until event time is known at all."
                  + " There are few of them, so that their topic is read ahead as soon as the"
                  + " clickstream lags; each would make late what its customer did before it.");

  /** How far ahead is too far. */
  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      ConfigOptions.key("time.future-tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("Events further ahead of the clock than this become dead letters.");

  /** Whether silence advances time. */
  public static final ConfigOption<Boolean> QUIET = KafkaOptions.QUIET;

  /** How often silence is confirmed. */
  public static final ConfigOption<Duration> QUIET_PROBE = KafkaOptions.QUIET_PROBE;

  /** The delivery profile. */
  public static final ConfigOption<Delivery> DELIVERY = KafkaOptions.DELIVERY;

  /** Kafka's name for the job's transactions. */
  public static final ConfigOption<String> TRANSACTIONS =
      ConfigOptions.key("delivery.transactional-id-prefix")
          .stringType()
          .defaultValue("percorso-customer-journey")
          .withDescription("What transactional ids begin with; unique for each deployment.");

  /** How long a transaction may stay open. */
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT = KafkaOptions.TRANSACTION_TIMEOUT;

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

  /** How many customers stay in memory. */
  public static final ConfigOption<Integer> HOT_CUSTOMERS =
      ConfigOptions.key("customers.hot")
          .intType()
          .defaultValue(500)
          .withDescription(
              "So many customers of each subtask, those who did something last, stay in memory as"
                  + " objects; while a backlog is worked off, as many as customers.hot-memory has"
                  + " room for. They are written to state when others take their place and at each"
                  + " checkpoint, sooner where no backlog is worked off; 0 writes after each line,"
                  + " always.");

  /** How much memory is for them. */
  public static final ConfigOption<MemorySize> HOT_MEMORY =
      ConfigOptions.key("customers.hot-memory")
          .memoryType()
          .defaultValue(MemorySize.ZERO)
          .withDescription(
              "So much of the heap, about, is for the customers of each subtask that stay in memory"
                  + " while a backlog is worked off, a hundred thousand at most; 0 for a quarter of"
                  + " the TaskManager's heap, divided by its task slots, or 32 MiB where the state"
                  + " is on the heap too.");

  /** How often learned weights are told. */
  public static final ConfigOption<Duration> CHURN_WEIGHTS_EVERY =
      ConfigOptions.key("churn.weights-every")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "Churn models that learn tell their weights, and are judged by them, once in so much"
                  + " event time.");

  private static final Duration BACKLOG = Duration.ofSeconds(10);

  private CustomerJourneyOptions() {}

  /** Which lines come too early. */
  static HoldAhead holdAhead(ReadableConfig options) {
    // Event time stays that far back even where nothing lags.
    Duration answers = options.get(DISORDER).plus(options.get(HOLD_ANSWERS_AHEAD));
    return new HoldAhead(options.get(HOLD_AHEAD).toMillis(), answers.toMillis());
  }

  /** How many customers stay in memory. */
  static HotLimits hot(ReadableConfig options) {
    return new HotLimits(options.get(HOT_CUSTOMERS), options.get(HOT_MEMORY).getBytes());
  }

  /** How far behind the clock event time is where a backlog is worked off, in milliseconds. */
  static long backlog(ReadableConfig options) {
    return options.get(DISORDER).plus(BACKLOG).toMillis();
  }

  /** What the options let a customer's state come to. */
  static Limits limits(ReadableConfig options) {
    return Limits.DEFAULT
        .withKeep(options.get(HISTORY_KEEP).toMillis())
        .withLongest(options.get(HISTORY_LONGEST).toMillis())
        .withEntries(options.get(HISTORY_ENTRIES))
        .withDedupe(options.get(DEDUPE).toMillis());
  }

  /** What a topic carries. */
  public enum InputFormat {
    /** Avro records. */
    AVRO,
    /** Lines of JSON. */
    JSON
  }
}
