package io.percorso.customerjourney;

import io.percorso.customerjourney.Told.SideOutput;
import io.percorso.runtime.intake.CustomerLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs the customer function, and takes every customer over to new rules once they have changed,
 * quiet ones included: in slices of a few milliseconds between the lines, with pauses as long, so
 * that neither lines nor barriers wait for more than a slice.
 *
 * <p>Flink's {@code applyToKeyedState} would visit all customers in one call. An operator that is
 * restored in the middle of a sweep begins anew; customers bear the stamp of the rules that they
 * were judged by last, and are told of once.
 */
final class SweepingOperator
    extends CoBroadcastWithKeyedOperator<String, CustomerLine, Control, CustomerFact> {
  /** By which rules all customers of a subtask have been judged. */
  static final ListStateDescriptor<Long> SWEPT = new ListStateDescriptor<>("swept", Types.LONG);

  /** Stands for rules that nobody knows: customers have to be visited. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** Milliseconds. */
  private static final long REPORT_EVERY = 1_000;

  private static final long NANOS_OF_MILLI = 1_000_000;
  private static final long serialVersionUID = 1;

  private final CustomerFunction function;
  private final long sliceNanos;

  private transient ListState<Long> state;
  private transient long swept;
  private transient Sweep sweep;
  private transient long sweptSet;
  private transient long judged;
  private transient long reported;
  private transient TimerService timers;
  private transient TimestampedCollector<CustomerFact> out;
  private transient SideOutput side;
  private transient SweepMetrics figures;

  /**
   * Runs the function.
   *
   * @param slice how long lines may have to wait for a slice of a sweep; one customer is the least
   */
  SweepingOperator(CustomerFunction function, Duration slice) {
    super(function, List.of(CustomerFunction.DEFINITIONS, CustomerFunction.WEIGHTS));
    this.function = function;
    sliceNanos = slice.toNanos();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    // All subtasks' entries, as those that a subtask has now may have come from any.
    state = context.getOperatorStateStore().getUnionListState(SWEPT);
    swept = UNKNOWN;
    sweptSet = UNKNOWN;
    boolean first = true;
    for (long one : state.get()) {
      swept = first || one == swept ? one : UNKNOWN;
      first = false;
      if (swept == UNKNOWN) {
        return;
      }
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers =
        new SimpleTimerService(
            getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this));
    out = new TimestampedCollector<>(output);
    side = new Sides();
    figures = new SweepMetrics(getMetricGroup());
    function.restore(
        getOperatorStateBackend().getBroadcastState(CustomerFunction.DEFINITIONS),
        getOperatorStateBackend().getBroadcastState(CustomerFunction.WEIGHTS));
  }

  @Override
  public void processElement2(StreamRecord<Control> element) throws Exception {
    Question question = element.getValue().question();
    if (question != null) {
      answer(question);
      return;
    }
    super.processElement2(element);
    sweepIfDue();
  }

  /** Every subtask hears every question; the one that has the customer's key answers. */
  private void answer(Question question) throws Exception {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int group =
        KeyGroupRangeAssignment.assignToKeyGroup(
            question.customerId(), task.getMaxNumberOfParallelSubtasks());
    if (keyGroups().contains(group)) {
      setCurrentKey(question.customerId());
      out.eraseTimestamp();
      function.answer(question, timers, side, out);
    }
  }

  private KeyGroupRange keyGroups() {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    return KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
        task.getMaxNumberOfParallelSubtasks(),
        task.getNumberOfParallelSubtasks(),
        task.getIndexOfThisSubtask());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    sweepIfDue();
  }

  private void sweepIfDue() {
    if (sweep == null && begin()) {
      pause(0);
    }
  }

  /** Before the first watermark nobody knows the present that customers are to be judged at. */
  private boolean begin() {
    if (function.stamp() == swept
        || timers.currentWatermark() == Watermark.UNINITIALIZED.getTimestamp()) {
      return false;
    }
    sweep = new Sweep(function.stamp(), function.set(), getKeyedStateBackend());
    judged = 0;
    report(0);
    return true;
  }

  boolean isSweeping() {
    return sweep != null;
  }

  private void pause(long millis) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    // It cannot be called off while it runs, and does nothing once the sweep is over.
    ScheduledFuture<?> unused =
        getProcessingTimeService().registerTimer(now + millis, time -> slice());
  }

  private void slice() throws Exception {
    if (sweep == null) {
      return;
    }
    long began = System.nanoTime();
    while (sweep.hasNext()) {
      String id = visitNext();
      long taken = System.nanoTime() - began;
      if (taken > sliceNanos) {
        report(progress(id));
        pause(1 + taken / NANOS_OF_MILLI);
        return;
      }
    }
    end();
    // Rules may have changed once more, and customers visited before that.
    sweepIfDue();
  }

  private String visitNext() throws Exception {
    String id = sweep.next();
    setCurrentKey(id);
    out.eraseTimestamp();
    if (function.sweep(id, timers, side, out)) {
      judged++;
      figures.judged();
    }
    return id;
  }

  private void end() {
    report(1);
    swept = sweep.stamp();
    sweptSet = sweep.set();
    closeSweep();
    figures.ended();
  }

  private double progress(String key) {
    int most = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    KeyGroupRange mine = keyGroups();
    int group = KeyGroupRangeAssignment.assignToKeyGroup(key, most);
    return (group - mine.getStartKeyGroup()) / (double) mine.getNumberOfKeyGroups();
  }

  private void report(double share) {
    figures.reached(share);
    long now = getProcessingTimeService().getCurrentProcessingTime();
    // New weights are no new set: for the set nothing changes.
    boolean isNew = sweep.set() != sweptSet;
    if (isNew && (share == 0 || share == 1 || now - reported >= REPORT_EVERY)) {
      reported = now;
      side.put(
          CustomerFunction.REPORTS,
          JobReport.sweep(now, sweep.set(), function.subtask(), share, judged));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.of(sweep == null && !function.isIncomplete() ? swept : UNKNOWN));
  }

  @Override
  public void finish() throws Exception {
    while (sweep != null || begin()) {
      while (sweep.hasNext()) {
        visitNext();
      }
      end();
    }
    super.finish();
  }

  @Override
  public void close() throws Exception {
    closeSweep();
    super.close();
  }

  private void closeSweep() {
    if (sweep != null) {
      sweep.close();
      sweep = null;
    }
  }

  /** The side outputs, for what no line and no timer has brought about. */
  private final class Sides implements SideOutput {
    @Override
    public <T> void put(OutputTag<T> tag, T value) {
      output.collect(tag, new StreamRecord<>(value));
    }
  }
}
