package io.percorso.customerjourney;

import io.percorso.runtime.intake.CustomerLine;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * The customer operator of a live job: lines by customer on the first input, what changes the rules
 * and questions, all of them in every subtask, on the second.
 *
 * <p>An operator of its own, and not a process function, because of three things that a function
 * cannot do: write customers that are kept in memory before each snapshot, visit all customers in
 * slices, and answer a question that came to all subtasks in the one that has the key.
 */
class CustomerOperator extends AbstractStreamOperator<CustomerOutput>
    implements TwoInputStreamOperator<CustomerLine, Control, CustomerOutput>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  private final CustomerSetup setup;
  private final Slices slices;

  private transient SweptState swept;
  private transient TimerService timers;
  private transient RulesState rules;
  private transient HotCustomers hot;
  private transient LiveCustomers customers;
  private transient Sweeper sweeper;
  private transient TimeAdvance time;
  private transient GatheringOutlet outlet;

  /** An operator that does what takes long in slices. */
  CustomerOperator(CustomerSetup setup, Slices slices) {
    this.setup = setup;
    this.slices = slices;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    swept = new SweptState(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers =
        new SimpleTimerService(
            getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this));
    CustomerMetrics metrics = new CustomerMetrics(getRuntimeContext());
    hot = new HotCustomers(keyed(), metrics, hotLimits(), this::isBehind);
    RulesInForce inForce = new RulesInForce(setup.policy(), metrics, setup.bootstrap().read());
    rules = new RulesState(inForce, getOperatorStateBackend());
    outlet = new GatheringOutlet(new Way(), this::isBehind, this::callIn);
    customers =
        new LiveCustomers(setup, inForce, hot, metrics, new LiveCustomers.Exit(outlet, subtask()));
    SweepMetrics figures = new SweepMetrics(getMetricGroup());
    sweeper = new Sweeper(new SweepHost(), inForce, figures, slices.sweep(), swept.read());
    time = new TimeAdvance(new Course(), slices.time(), System::nanoTime);
    // A sweep that a failure has cut off waits for the first watermark, and that is to be seen.
    sweeper.sweepIfDue();
  }

  private HotCustomers.Keyed keyed() {
    return new HotCustomers.Keyed(
        getRuntimeContext().getState(HotCustomers.state()), timers, this::setCurrentKey);
  }

  private HotLimits hotLimits() {
    boolean isStateOnHeap = getKeyedStateBackend() instanceof HeapKeyedStateBackend;
    return setup
        .policy()
        .hot()
        .in(getContainingTask().getEnvironment().getTaskManagerInfo(), isStateOnHeap);
  }

  private boolean isBehind() {
    long watermark = timers.currentWatermark();
    return watermark != Long.MIN_VALUE
        && watermark < setup.wallClock().millis() - setup.policy().backlog();
  }

  private void callIn(long millis, ThrowingRunnable<Exception> action) {
    ProcessingTimeService clock = getProcessingTimeService();
    // It cannot be called off while it runs, and does nothing once there is nothing to do.
    ScheduledFuture<?> unused =
        clock.registerTimer(clock.getCurrentProcessingTime() + millis, time -> action.run());
  }

  private JobReport.Subtask subtask() {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    return new JobReport.Subtask(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
  }

  @Override
  public void processElement1(StreamRecord<CustomerLine> element) throws Exception {
    customers.take(element.getValue(), timers.currentWatermark());
  }

  @Override
  public void processElement2(StreamRecord<Control> element) throws Exception {
    Control control = element.getValue();
    if (control.question() != null) {
      answer(control.question());
    } else if (control.weights() != null) {
      rules.take(control.weights());
      sweeper.sweepIfDue();
    } else if (control.message() != null) {
      rules.take(control.message());
      sweeper.sweepIfDue();
    }
  }

  /** Every subtask hears every question; the one that has the customer's key answers. */
  private void answer(Question question) throws Exception {
    if (keyGroups().contains(keyGroup(question.customerId()))) {
      setCurrentKey(question.customerId());
      customers.answer(question, timers.currentWatermark());
    }
  }

  private int keyGroup(String customerId) {
    return KeyGroupRangeAssignment.assignToKeyGroup(
        customerId, getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
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
    time.to(mark.getTimestamp());
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long watermark = timers.currentWatermark();
    hot.wake(
        timer.getKey(),
        timer.getTimestamp(),
        (customer, at) -> customers.wake(customer, at, watermark));
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("nobody has set such a timer");
  }

  boolean isSweeping() {
    return sweeper.isSweeping();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    outlet.release();
  }

  @Override
  public OperatorSnapshotFutures snapshotState(
      long checkpointId,
      long timestamp,
      CheckpointOptions checkpointOptions,
      CheckpointStreamFactory factory)
      throws Exception {
    // Before all else: timers that are kept on the heap are the first to be written.
    hot.settle();
    return super.snapshotState(checkpointId, timestamp, checkpointOptions, factory);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    swept.write(sweeper.swept());
  }

  @Override
  public void finish() throws Exception {
    sweeper.finish();
    outlet.release();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (sweeper != null) {
      sweeper.close();
    }
    super.close();
  }

  private final class Way implements Outlet {
    @Override
    public void tell(CustomerOutput told) {
      output.collect(new StreamRecord<>(told));
    }

    @Override
    public <T> void aside(OutputTag<T> tag, T value) {
      output.collect(tag, new StreamRecord<>(value));
    }
  }

  /** The course of event time: customers in memory are woken first, then those with timers. */
  private final class Course implements TimeAdvance.Host {
    @Override
    public void pass(long instant) throws Exception {
      wakeHot(instant);
      getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(instant));
    }

    @Override
    public void arrive(long watermark) throws Exception {
      wakeHot(watermark);
      CustomerOperator.super.processWatermark(new Watermark(watermark));
      sweeper.sweepIfDue();
    }

    private void wakeHot(long instant) throws Exception {
      hot.wake(instant, (customer, at) -> customers.wake(customer, at, instant));
    }

    @Override
    public void callIn(long millis, ThrowingRunnable<Exception> action) {
      CustomerOperator.this.callIn(millis, action);
    }
  }

  private final class SweepHost implements Sweeper.Host {
    @Override
    public Sweep open(long stamp, long set) throws Exception {
      // Who is in memory only would not be found.
      hot.settle();
      return new Sweep(stamp, set, getKeyedStateBackend());
    }

    @Override
    public boolean visit(String id) throws Exception {
      setCurrentKey(id);
      return customers.sweep(id, timers.currentWatermark());
    }

    @Override
    public void callIn(long millis) {
      CustomerOperator.this.callIn(millis, () -> sweeper.slice());
    }

    @Override
    public long watermark() {
      return timers.currentWatermark();
    }

    @Override
    public long now() {
      return getProcessingTimeService().getCurrentProcessingTime();
    }

    @Override
    public void report(JobReport report) {
      outlet.tell(CustomerOutput.of(report));
    }

    @Override
    public JobReport.Subtask subtask() {
      return CustomerOperator.this.subtask();
    }

    @Override
    public double progress(String id) {
      KeyGroupRange mine = keyGroups();
      return (keyGroup(id) - mine.getStartKeyGroup()) / (double) mine.getNumberOfKeyGroups();
    }
  }
}
