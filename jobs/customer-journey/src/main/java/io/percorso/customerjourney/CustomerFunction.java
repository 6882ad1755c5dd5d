package io.percorso.customerjourney;

import io.percorso.customerjourney.Told.SideOutput;
import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.time.WallClock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the customers: load, let the customer accept the line, store, keep one timer, emit. The
 * main output has segment changes; all else leaves by the side.
 */
public final class CustomerFunction
    extends KeyedBroadcastProcessFunction<String, CustomerLine, Control, CustomerFact> {
  /** Changes of stage. */
  public static final OutputTag<CustomerFact> TRANSITIONS =
      new OutputTag<>("journey-transitions", TypeInformation.of(CustomerFact.class));

  /** Churn flags raised and cleared. */
  public static final OutputTag<CustomerFact> CHURN_CHANGES =
      new OutputTag<>("churn-changes", TypeInformation.of(CustomerFact.class));

  /** What churn models can learn from. */
  public static final OutputTag<Example> EXAMPLES =
      new OutputTag<>("churn-examples", TypeInformation.of(Example.class));

  /** The risk of each customer at the end of a replay. */
  public static final OutputTag<CustomerScore> SCORES =
      new OutputTag<>("churn-scores", TypeInformation.of(CustomerScore.class));

  /** Where a customer stands, after each change. */
  public static final OutputTag<PresentStanding> STANDINGS =
      new OutputTag<>("customers", TypeInformation.of(PresentStanding.class));

  /** Answers in context, as signed changes. */
  public static final OutputTag<AnswerChange> ANSWERS =
      new OutputTag<>("answers-in-context", TypeInformation.of(AnswerChange.class));

  /** Answers to questions. */
  public static final OutputTag<CustomerExplanation> EXPLANATIONS =
      new OutputTag<>("explanations", TypeInformation.of(CustomerExplanation.class));

  /** How far new rules have come. */
  public static final OutputTag<JobReport> REPORTS =
      new OutputTag<>("definition-reports", TypeInformation.of(JobReport.class));

  /** The control records taken so far, by a key of their own. */
  static final MapStateDescriptor<String, ControlMessage> DEFINITIONS =
      new MapStateDescriptor<>(
          "definitions", Types.STRING, TypeInformation.of(ControlMessage.class));

  /** The newest learned weights of each churn model. */
  static final MapStateDescriptor<String, LearnedWeights> WEIGHTS =
      new MapStateDescriptor<>(
          "churn-weights", Types.STRING, TypeInformation.of(LearnedWeights.class));

  private static final Logger LOG = LoggerFactory.getLogger(CustomerFunction.class);
  private static final long serialVersionUID = 1;

  private final CustomerPolicy policy;
  private final DefinitionsBootstrap bootstrap;
  private final WallClock wallClock;

  private transient RulesInForce rules;
  private transient boolean restored;
  private transient Residence residence;
  private transient InstantBuffer instant;
  private transient CustomerMetrics metrics;
  private transient Told told;

  /** An operator of the given policy. */
  public CustomerFunction(
      CustomerPolicy policy, DefinitionsBootstrap bootstrap, WallClock wallClock) {
    this.policy = policy;
    this.bootstrap = bootstrap;
    this.wallClock = wallClock;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    told = new Told();
    instant = new InstantBuffer();
    metrics = new CustomerMetrics(getRuntimeContext());
    residence =
        policy.recorded()
            ? new Residence.OneByOne()
            : new Residence.InState(
                getRuntimeContext()
                    .getState(
                        new ValueStateDescriptor<>(
                            Residence.InState.NAME,
                            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    rules = new RulesInForce(policy, metrics, bootstrap.read());
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<CustomerFact> out)
      throws Exception {
    BroadcastState<String, ControlMessage> messages = context.getBroadcastState(DEFINITIONS);
    BroadcastState<String, LearnedWeights> weights = context.getBroadcastState(WEIGHTS);
    restore(messages, weights);
    if (control.weights() != null) {
      if (rules.take(control.weights())) {
        weights.put(control.weights().modelId(), control.weights());
      }
      return;
    }
    if (control.message() == null) {
      return;
    }
    rules.take(control.message());
    if (!control.message().isClosing()) {
      messages.put(stateKey(control.message()), control.message());
      return;
    }
    // A closing may have made others superfluous.
    messages.clear();
    for (ControlMessage retained : rules.messages()) {
      messages.put(stateKey(retained), retained);
    }
  }

  private static String stateKey(ControlMessage message) {
    return message.set() + "/" + message.key() + "/" + message.version();
  }

  /** Goes on with the rules that a state has; once. */
  void restore(
      ReadOnlyBroadcastState<String, ControlMessage> messages,
      ReadOnlyBroadcastState<String, LearnedWeights> weights)
      throws Exception {
    if (!restored) {
      restored = true;
      rules.restore(values(messages), values(weights));
    }
  }

  private static <T> List<T> values(ReadOnlyBroadcastState<String, T> state) throws Exception {
    List<T> values = new ArrayList<>();
    state.immutableEntries().forEach(entry -> values.add(entry.getValue()));
    return values;
  }

  @Override
  public void processElement(
      CustomerLine line, ReadOnlyContext context, Collector<CustomerFact> out) throws Exception {
    restore(context.getBroadcastState(DEFINITIONS), context.getBroadcastState(WEIGHTS));
    Customer customer = residence.load(line.customerId());
    adopt(customer, context.timerService().currentWatermark());
    if (policy.recorded()) {
      if (instant.isClosedBy(line.at())) {
        acceptInstant(customer);
      }
      instant.add(line);
      wake(customer, line.at(), context.timerService());
    } else if (policy
        .holdAhead()
        .isEarly(line.at(), line.line(), context.timerService().currentWatermark())) {
      customer.hold(line.at(), line.line());
      metrics.held();
    } else {
      accept(customer, Line.of(line.at(), line.line()));
    }
    finish(customer, false, context.timerService(), context::output, out);
  }

  /** Rules that have changed hold from the present on, whenever the customer's last line was. */
  private void adopt(Customer customer, long present) {
    if (!policy.recorded()) {
      // The end of all time, which a job that is drained sees, is nobody's present.
      long instant = present == Long.MAX_VALUE ? Long.MIN_VALUE : present;
      customer.adopt(instant, rules.engine(), told);
    }
  }

  /** A number for what customers are judged by; with other rules another. */
  long stamp() {
    return rules.engine().stamp();
  }

  /** Which subtask this is. */
  JobReport.Subtask subtask() {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    return new JobReport.Subtask(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
  }

  /** True if a definition is put aside, so that customers are not judged by all of them. */
  boolean isIncomplete() {
    return rules.engine().quarantined() > 0;
  }

  /** The number of the newest set of definitions in force. */
  long set() {
    return rules.set();
  }

  /** Answers a question about the customer of the current key; nothing if it is too late. */
  void answer(
      Question question,
      org.apache.flink.streaming.api.TimerService timers,
      SideOutput side,
      Collector<CustomerFact> out)
      throws Exception {
    if (!question.isFresh(wallClock.millis())) {
      return;
    }
    Customer customer = residence.load(question.customerId());
    if (customer.history().isEmpty()) {
      side.put(EXPLANATIONS, CustomerExplanation.unknown(question, rules.set()));
      return;
    }
    adopt(customer, timers.currentWatermark());
    finish(customer, true, timers, side, out);
    long watermark = timers.currentWatermark();
    long present = watermark == Long.MAX_VALUE ? customer.clock() : watermark;
    long at = Math.max(customer.clock(), present);
    side.put(EXPLANATIONS, new Explaining(customer, rules, at).answer(question));
  }

  /** True if customers come one by one, from a record, and the rules do not change. */
  boolean isRecorded() {
    return policy.recorded();
  }

  /**
   * Judges the customer of the current key by the rules as they are now.
   *
   * @return false if that has been done
   */
  boolean sweep(
      String customerId,
      org.apache.flink.streaming.api.TimerService timers,
      SideOutput side,
      Collector<CustomerFact> out)
      throws Exception {
    Customer customer = residence.load(customerId);
    if (!customer.isToAdopt(rules.engine())) {
      return false;
    }
    long watermark = timers.currentWatermark();
    adopt(customer, watermark);
    if (watermark < Long.MAX_VALUE) {
      // Those who are quiet have something to teach as well.
      customer.examine(watermark, rules.engine(), told);
    }
    finish(customer, true, timers, side, out);
    return true;
  }

  private void accept(Customer customer, Line line) {
    boolean isNew = customer.history().isEmpty();
    Customer.Acceptance acceptance = customer.accept(line, rules.engine(), told);
    metrics.accepted(acceptance, isNew);
    // Other lines of this instant may follow.
    customer.examine(customer.clock() - 1, rules.engine(), told);
  }

  private void acceptInstant(Customer customer) {
    boolean isNew = customer.history().isEmpty();
    List<Line> lines = instant.drain();
    int accepted = customer.accept(lines, rules.engine(), told);
    metrics.accepted(accepted, lines.size() - accepted, isNew, lines.get(0).at());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerFact> out)
      throws Exception {
    restore(context.getBroadcastState(DEFINITIONS), context.getBroadcastState(WEIGHTS));
    Customer customer = residence.load(context.getCurrentKey());
    customer.wakeAt(Judge.NEVER);
    if (!instant.isEmpty()) {
      acceptInstant(customer);
    }
    adopt(customer, timestamp);
    if (!policy.recorded()) {
      customer.release(timestamp, policy.holdAhead()).forEach(line -> accept(customer, line));
    }
    // A sorted input calls timers once, after the customer's last line, and takes no new ones.
    customer.advanceTo(
        policy.recorded() ? policy.recordedUntil() : timestamp, rules.engine(), told);
    if (!policy.recorded()) {
      customer.examine(timestamp, rules.engine(), told);
    }
    finish(customer, true, context.timerService(), context::output, out);
    if (policy.recorded()) {
      score(customer, context::output);
    }
  }

  private void finish(
      Customer customer,
      boolean ended,
      org.apache.flink.streaming.api.TimerService timers,
      SideOutput side,
      Collector<CustomerFact> out)
      throws Exception {
    if (!policy.recorded()) {
      customer.trim(rules.engine());
      wake(customer, nextWake(customer, timers), timers);
    }
    residence.store(customer);
    emit(customer, ended || !policy.recorded() ? told.count() : told.settled(customer), side, out);
  }

  private long nextWake(Customer customer, org.apache.flink.streaming.api.TimerService timers) {
    long next = Math.min(customer.nextChange(), customer.nextDue(policy.holdAhead()));
    // At the end of all time nobody waits to learn more.
    return timers.currentWatermark() == Long.MAX_VALUE
        ? next
        : Math.min(next, customer.nextExamination(rules.engine()));
  }

  /** Keeps one timer, the earliest that is needed; a later one is set when it fires. */
  private void wake(
      Customer customer, long at, org.apache.flink.streaming.api.TimerService timers) {
    if (at < customer.wakeAt()) {
      if (customer.wakeAt() != Judge.NEVER) {
        timers.deleteEventTimeTimer(customer.wakeAt());
      }
      timers.registerEventTimeTimer(at);
      customer.wakeAt(at);
    }
  }

  /** The definition is put aside; all others go on. A record is judged as a whole or not at all. */
  private void report(Told.Failure failure, SideOutput side) {
    String key = failure.definition().definition().key();
    if (policy.recorded()) {
      throw new IllegalStateException(key + " has failed", failure.failure());
    }
    LOG.error("Definition {} has failed and is put aside", key, failure.failure());
    metrics.quarantined(rules.engine().quarantined());
    side.put(
        REPORTS,
        JobReport.quarantine(
            wallClock.millis(), rules.set(), subtask(), failure.definition(), failure.failure()));
  }

  private void emit(Customer customer, int number, SideOutput side, Collector<CustomerFact> out) {
    told.takeAnswers().forEach(change -> side.put(ANSWERS, change));
    told.takeExamples().forEach(example -> side.put(EXAMPLES, example));
    told.takeFailures().forEach(failure -> report(failure, side));
    if (number == 0) {
      return;
    }
    List<Fact> facts = told.take(number);
    told.emit(customer, facts, wallClock.millis(), side, out);
    facts.forEach(metrics::told);
    metrics.cuts(rules.engine().cuts());
    if (!policy.recorded()) {
      side.put(STANDINGS, PresentStanding.of(customer, rules.engine()));
    }
  }

  /** What the risks of a customer come to after the last line of a replay. */
  private void score(Customer customer, SideOutput side) {
    customer.forEachRisk(
        rules.engine(),
        (model, curve) ->
            side.put(SCORES, CustomerScore.of(customer.id(), model.definition().id(), curve)));
  }
}
