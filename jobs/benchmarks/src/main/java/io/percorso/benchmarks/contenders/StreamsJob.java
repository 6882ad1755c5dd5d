package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Rule;
import io.percorso.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams with the Processor API: one value for each customer with what every rule remembers,
 * and a second store of what is due, in order of time. The log is keyed by customer already, so it
 * needs no repartitioning; its stores are backed by changelog topics, as they are by default.
 */
final class StreamsJob implements Contender {
  private static final String CUSTOMERS = "customers";
  private static final String DUE = "due";

  private final LongAdder taken = new LongAdder();
  private KafkaStreams streams;

  @Override
  public void start(Task task) {
    Topics topics = Topics.withPrefix(task.prefix());
    List<Rule> rules = task.rules();
    Topology topology =
        new Topology()
            .addSource(
                "log",
                Serdes.ByteArray().deserializer(),
                Serdes.ByteArray().deserializer(),
                topics.clickstream().name(),
                topics.feedback().name())
            .addProcessor("rules", () -> new Rules(rules, topics.feedback().name(), taken), "log")
            .addStateStore(
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(CUSTOMERS), Serdes.Bytes(), Serdes.ByteArray()),
                "rules")
            .addStateStore(
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray()),
                "rules")
            .addSink(
                "entries",
                Task.entries(task.prefix()),
                Serdes.ByteArray().serializer(),
                Serdes.ByteArray().serializer(),
                "rules");
    Properties settings = new Properties();
    // Each run another, so that none goes on where the last one ended.
    settings.put(
        StreamsConfig.APPLICATION_ID_CONFIG,
        Task.streams(task.prefix()) + System.currentTimeMillis());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrap());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, task.folder().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Task.PARALLELISM);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    // As often as the Flink jobs take a checkpoint.
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000);
    settings.put("auto.offset.reset", "earliest");
    streams = new KafkaStreams(topology, settings);
    streams.start();
  }

  @Override
  public long taken() {
    return taken.sum();
  }

  @Override
  public void close() {
    if (streams != null) {
      streams.close(Duration.ofSeconds(30));
    }
  }

  /** The loop over the rules. */
  private static final class Rules implements Processor<byte[], byte[], byte[], byte[]> {
    private final List<Rule> rules;
    private final String feedback;
    private final LongAdder taken;
    private final ShopEvents.Decoder decoder = new ShopEvents.Decoder();
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, byte[]> customers;
    private KeyValueStore<Bytes, byte[]> due;

    Rules(List<Rule> rules, String feedback, LongAdder taken) {
      this.rules = rules;
      this.feedback = feedback;
      this.taken = taken;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
      context = newContext;
      customers = newContext.getStateStore(CUSTOMERS);
      due = newContext.getStateStore(DUE);
      newContext.schedule(Duration.ofSeconds(1), PunctuationType.STREAM_TIME, this::wake);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      boolean isAnswer =
          context.recordMetadata().map(from -> from.topic().equals(feedback)).orElse(false);
      ShopEvent event = decoder.decode(isAnswer, record.value());
      Bytes key = Bytes.wrap(record.key());
      CustomerStates states = CustomerStates.read(customers.get(key), rules);
      long before = states.next();
      long now = Math.max(event.at, states.clock);
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i);
        if (RuleState.isTouched(rule, event)) {
          RuleState state = states.of(i, rule);
          state.take(rule, event);
          if (state.judge(rule, now) && state.in) {
            tell(rule, event.customerId, event.at, record.timestamp());
          }
        }
      }
      keep(key, states, before);
      taken.increment();
    }

    private void keep(Bytes key, CustomerStates states, long before) {
      customers.put(key, states.write());
      long next = states.next();
      if (next != before) {
        if (before != PieceState.NEVER) {
          due.delete(CustomerStates.due(before, key));
        }
        if (next != PieceState.NEVER) {
          due.put(CustomerStates.due(next, key), new byte[0]);
        }
      }
    }

    /** What is due up to the stream's time. */
    private void wake(long now) {
      try (KeyValueIterator<Bytes, byte[]> all =
          due.range(null, CustomerStates.due(now, Bytes.wrap(new byte[0])))) {
        while (all.hasNext()) {
          Bytes place = all.next().key;
          due.delete(place);
          wake(CustomerStates.instant(place), CustomerStates.customer(place));
        }
      }
    }

    private void wake(long at, Bytes key) {
      CustomerStates states = CustomerStates.read(customers.get(key), rules);
      states.clock = Math.max(states.clock, at);
      for (int i = 0; i < rules.size(); i++) {
        RuleState state = states.known(i);
        if (state != null && state.wakeAt <= at && state.judge(rules.get(i), at) && state.in) {
          tell(
              rules.get(i), new String(key.get(), java.nio.charset.StandardCharsets.UTF_8), at, at);
        }
      }
      keep(key, states, PieceState.NEVER);
    }

    private void tell(Rule rule, String customer, long at, long timestamp) {
      byte[] line =
          Entries.line(rule.id(), customer, at).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      context.forward(new Record<>(null, line, timestamp));
    }
  }
}
