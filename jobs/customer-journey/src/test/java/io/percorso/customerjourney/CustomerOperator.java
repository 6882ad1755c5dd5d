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
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The customer operator in Flink's harness: lines, definitions and time in, facts out. */
final class CustomerOperator implements AutoCloseable {

  private final KeyedBroadcastOperatorTestHarness<String, CustomerLine, Control, CustomerFact>
      harness;
  private long now;

  private CustomerOperator(CustomerFunction function, OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            function.isRecorded()
                ? new CoBroadcastWithKeyedOperator<>(
                    function, List.of(CustomerFunction.DEFINITIONS, CustomerFunction.WEIGHTS))
                : new SweepingOperator(function, Duration.ZERO),
            CustomerLine::customerId,
            Types.STRING,
            1,
            1,
            0);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /** A live operator that finds the given records on the control topic when it starts. */
  static CustomerOperator live(Collection<ControlMessage> onTheTopic) throws Exception {
    return restored(null, onTheTopic);
  }

  /** Live; lines further ahead of the watermark than that wait. */
  static CustomerOperator holding(HoldAhead ahead, Collection<ControlMessage> onTheTopic)
      throws Exception {
    return holding(ahead, onTheTopic, null);
  }

  /** As {@link #holding(HoldAhead, Collection)}, from a snapshot; null for none. */
  static CustomerOperator holding(
      HoldAhead ahead, Collection<ControlMessage> onTheTopic, OperatorSubtaskState snapshot)
      throws Exception {
    List<ControlMessage> messages = List.copyOf(onTheTopic);
    return new CustomerOperator(
        new CustomerFunction(Fixtures.live(ahead), () -> messages, () -> Fixtures.NOW), snapshot);
  }

  /** A live operator that goes on from a snapshot. */
  static CustomerOperator restored(
      OperatorSubtaskState snapshot, Collection<ControlMessage> onTheTopic) throws Exception {
    List<ControlMessage> messages = List.copyOf(onTheTopic);
    return new CustomerOperator(
        new CustomerFunction(Fixtures.live(), () -> messages, () -> Fixtures.NOW), snapshot);
  }

  /** An operator as a replay has it. */
  static CustomerOperator recorded(Collection<ControlMessage> definitions) throws Exception {
    List<ControlMessage> messages = List.copyOf(definitions);
    return new CustomerOperator(
        new CustomerFunction(
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
    List<CustomerExplanation> answers =
        drained(harness.getSideOutput(CustomerFunction.EXPLANATIONS));
    return answers.isEmpty() ? null : answers.get(0);
  }

  /** How far sweeps have come, since the last call. */
  List<JobReport> reports() {
    return drained(harness.getSideOutput(CustomerFunction.REPORTS));
  }

  /** Churn changes since the last call. */
  List<CustomerFact> churnChanges() {
    return drained(harness.getSideOutput(CustomerFunction.CHURN_CHANGES));
  }

  /** What churn models can learn since the last call. */
  List<Example> examples() {
    return drained(harness.getSideOutput(CustomerFunction.EXAMPLES));
  }

  void watermark(long instant) throws Exception {
    harness.processBroadcastWatermark(instant);
    harness.processWatermark(instant);
  }

  /** Segment changes since the last call. */
  List<CustomerFact> changes() {
    List<CustomerFact> facts = harness.extractOutputValues();
    harness.getOutput().clear();
    return facts;
  }

  /** Journey transitions since the last call. */
  List<CustomerFact> transitions() {
    return drained(harness.getSideOutput(CustomerFunction.TRANSITIONS));
  }

  /** Present standings since the last call. */
  List<PresentStanding> standings() {
    return drained(harness.getSideOutput(CustomerFunction.STANDINGS));
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

  /** True if a sweep has customers to visit. */
  boolean sweeping() {
    return harness.getOperator() instanceof SweepingOperator sweeper && sweeper.isSweeping();
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
