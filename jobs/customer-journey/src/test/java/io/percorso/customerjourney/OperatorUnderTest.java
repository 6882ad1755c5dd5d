package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.customer.HoldAhead;
import io.percorso.runtime.intake.CustomerLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractBroadcastStreamOperatorTestHarness;

/** The customer operator in Flink's harness: lines, definitions and time in, facts out. */
final class OperatorUnderTest implements AutoCloseable {

  /** One customer at a time is swept; event time comes to a watermark at once. */
  private static final Slices SWEEPING = new Slices(Duration.ZERO, Duration.ofHours(1));

  private final Harness harness;
  private final List<CustomerOutput> unread = new ArrayList<>();
  private long now;

  /** Flink's harness for such operators takes those with functions only. */
  @SuppressWarnings("try")
  private static final class Harness
      extends AbstractBroadcastStreamOperatorTestHarness<CustomerLine, Control, CustomerOutput> {
    Harness(StreamOperator<CustomerOutput> operator) throws Exception {
      super(operator, 1, 1, 0);
      KeySelector<CustomerLine, String> key = CustomerLine::customerId;
      config.setStatePartitioner(0, key);
      config.setStateKeySerializer(StringSerializer.INSTANCE);
      config.serializeAllConfigs();
    }
  }

  /** The live operator, with figures to look at. */
  private static final class Watched extends CustomerOperator {
    private static final long serialVersionUID = 1;

    private final transient InterceptingOperatorMetricGroup figures =
        new InterceptingOperatorMetricGroup();

    Watched(CustomerSetup setup, Slices slices) {
      super(setup, slices);
    }

    @Override
    public OperatorMetricGroup getMetricGroup() {
      return figures;
    }
  }

  private OperatorUnderTest(CustomerSetup setup, OperatorSubtaskState state) throws Exception {
    this(setup, SWEEPING, state);
  }

  private OperatorUnderTest(CustomerSetup setup, Slices slices, OperatorSubtaskState state)
      throws Exception {
    harness =
        new Harness(
            setup.policy().recorded()
                ? new CoBroadcastWithKeyedOperator<>(
                    new RecordedCustomers(setup), List.of(RulesState.DEFINITIONS))
                : new Watched(setup, slices));
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /**
   * A live operator that finds the given records on the control topic when it starts, and writes
   * customers after each line.
   */
  static OperatorUnderTest live(Collection<ControlMessage> onTheTopic) throws Exception {
    return hot(0, onTheTopic, null);
  }

  /** A live operator that keeps so many customers in memory, from a snapshot; null for none. */
  static OperatorUnderTest hot(
      int customers, Collection<ControlMessage> onTheTopic, OperatorSubtaskState snapshot)
      throws Exception {
    return behind(Long.MAX_VALUE, new HotLimits(customers, 0), onTheTopic, snapshot);
  }

  /** Live; lines further ahead of the watermark than that wait. */
  static OperatorUnderTest holding(HoldAhead ahead, Collection<ControlMessage> onTheTopic)
      throws Exception {
    return holding(ahead, onTheTopic, null);
  }

  /** As {@link #holding(HoldAhead, Collection)}, from a snapshot; null for none. */
  static OperatorUnderTest holding(
      HoldAhead ahead, Collection<ControlMessage> onTheTopic, OperatorSubtaskState snapshot)
      throws Exception {
    List<ControlMessage> messages = List.copyOf(onTheTopic);
    return new OperatorUnderTest(
        new CustomerSetup(Fixtures.live(ahead), () -> messages, () -> Fixtures.NOW), snapshot);
  }

  /**
   * A live operator in which event time comes to a watermark by as little at a time as it may, from
   * a snapshot; null for none.
   */
  static OperatorUnderTest strolling(
      Collection<ControlMessage> onTheTopic, OperatorSubtaskState snapshot) throws Exception {
    List<ControlMessage> messages = List.copyOf(onTheTopic);
    return new OperatorUnderTest(
        new CustomerSetup(Fixtures.live(2), () -> messages, () -> Fixtures.NOW),
        new Slices(Duration.ZERO, Duration.ZERO),
        snapshot);
  }

  /** A live operator that goes on from a snapshot, and keeps some customers in memory. */
  static OperatorUnderTest restored(
      OperatorSubtaskState snapshot, Collection<ControlMessage> onTheTopic) throws Exception {
    return hot(2, onTheTopic, snapshot);
  }

  /** A live operator for which what is so many milliseconds behind the clock is a backlog. */
  static OperatorUnderTest behind(long backlog, Collection<ControlMessage> onTheTopic)
      throws Exception {
    return behind(backlog, HotLimits.NOBODY, onTheTopic, null);
  }

  /** The same, with customers in memory, from a snapshot; null for none. */
  static OperatorUnderTest behind(
      long backlog,
      HotLimits hot,
      Collection<ControlMessage> onTheTopic,
      OperatorSubtaskState snapshot)
      throws Exception {
    List<ControlMessage> messages = List.copyOf(onTheTopic);
    CustomerPolicy policy = Fixtures.live(hot, backlog);
    return new OperatorUnderTest(
        new CustomerSetup(policy, () -> messages, () -> Fixtures.NOW), snapshot);
  }

  /** An operator as a replay has it. */
  static OperatorUnderTest recorded(Collection<ControlMessage> definitions) throws Exception {
    List<ControlMessage> messages = List.copyOf(definitions);
    return new OperatorUnderTest(
        new CustomerSetup(
            CustomerPolicy.forReplay(Long.MAX_VALUE - 1), () -> messages, () -> Fixtures.NOW),
        null);
  }

  void line(CustomerLine line) throws Exception {
    harness.processElement(line, line.at());
  }

  void define(ControlMessage... messages) throws Exception {
    for (ControlMessage message : messages) {
      harness.processBroadcastElement(Control.of(message), Long.MIN_VALUE);
    }
  }

  void learned(LearnedWeights weights) throws Exception {
    harness.processBroadcastElement(Control.of(weights), Long.MIN_VALUE);
  }

  /** Asks; the answer is null if there is none. */
  CustomerExplanation ask(Question question) throws Exception {
    harness.processBroadcastElement(Control.of(question), Long.MIN_VALUE);
    List<CustomerExplanation> answers = taken(CustomerOutput::explanation);
    return answers.isEmpty() ? null : answers.get(0);
  }

  /** How far sweeps have come, since the last call. */
  List<JobReport> reports() {
    return taken(CustomerOutput::report);
  }

  /** Churn changes since the last call. */
  List<CustomerFact> churnChanges() {
    return taken(CustomerOutput::churnChange);
  }

  /** What churn models can learn since the last call. */
  List<Example> examples() {
    return drained(harness.getSideOutput(Emission.EXAMPLES));
  }

  void watermark(long instant) throws Exception {
    harness.processBroadcastWatermark(instant);
    harness.processWatermark(instant);
  }

  /** Segment changes since the last call. */
  List<CustomerFact> changes() {
    return taken(CustomerOutput::segmentChange);
  }

  /** Journey transitions since the last call. */
  List<CustomerFact> transitions() {
    return taken(CustomerOutput::transition);
  }

  /** Present standings since the last call. */
  List<PresentStanding> standings() {
    return taken(CustomerOutput::standing);
  }

  /** What has been told of a kind since the last call. */
  private <T> List<T> taken(Function<CustomerOutput, T> kind) {
    unread.addAll(harness.extractOutputValues());
    harness.getOutput().clear();
    List<T> values = unread.stream().map(kind).filter(Objects::nonNull).toList();
    unread.removeIf(output -> kind.apply(output) != null);
    return values;
  }

  private static <T> List<T> drained(Queue<StreamRecord<T>> records) {
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
      records.clear();
    }
    return values;
  }

  /** Lets a sweep visit so many customers. */
  void sweep(int customers) throws Exception {
    for (int i = 0; i < customers; i++) {
      // One that took long is followed by a pause as long.
      now += 60_000;
      harness.setProcessingTime(now);
    }
  }

  /** The value of a gauge of the live operator. */
  Object gauge(String name) {
    return ((Gauge<?>) ((Watched) harness.getOperator()).figures.get(name)).getValue();
  }

  /** True if a sweep has customers to visit. */
  boolean sweeping() {
    return harness.getOperator() instanceof CustomerOperator operator && operator.isSweeping();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int processingTimeTimers() {
    return harness.numProcessingTimeTimers();
  }

  /** How many values keyed state has, of all customers. */
  int values() {
    return ((HeapKeyedStateBackend<?>) harness.getOperator().<String>getKeyedStateBackend())
        .numKeyValueStateEntries();
  }

  /** Lets the time of day go on. */
  void pass(long millis) throws Exception {
    now += millis;
    harness.setProcessingTime(now);
  }

  /** What comes before a snapshot. */
  void barrier() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
  }

  /** The end of all input. */
  void finish() throws Exception {
    harness.getOperator().finish();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  @Override
  public void close() throws IOException {
    try {
      harness.close();
    } catch (Exception failure) {
      throw new IOException("the operator did not close", failure);
    }
  }
}
