package io.percorso.customerjourney;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.churn.WeightLearner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Learns the weights of churn models, one value each: load, learn, store, now and then tell. */
final class ChurnLearner extends KeyedProcessFunction<String, Example, LearnedWeights> {
  private static final long serialVersionUID = 1;

  private final long every;
  private transient ValueState<byte[]> state;
  private transient ValueState<Long> told;
  private transient ByteWriter writer;
  private transient Map<String, Calibration> calibrations;

  /** Live calibration of a model, for its gauges. */
  private static final class Calibration {
    private volatile double expected;
    private volatile double observed;
    private volatile long examples;
  }

  /** Tells weights once in so much event time. */
  ChurnLearner(Duration every) {
    this.every = every.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "learner", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.LONG));
    writer = new ByteWriter();
    calibrations = new HashMap<>();
  }

  @Override
  public void processElement(Example example, Context context, Collector<LearnedWeights> out)
      throws Exception {
    byte[] stored = state.value();
    WeightLearner learner = stored == null ? null : WeightLearner.read(new ByteReader(stored));
    int version = example.origin().version();
    if (learner != null && learner.version() > version) {
      return;
    }
    if (learner == null || learner.version() < version) {
      learner = WeightLearner.from(example.origin());
      told.update(example.knownAt());
    }
    learner.learn(example);
    writer.clear();
    learner.write(writer);
    state.update(writer.toBytes());
    show(context.getCurrentKey(), learner);
    if (learner.latest() - told.value() >= every) {
      told.update(learner.latest());
      out.collect(learner.learned());
    }
  }

  private void show(String modelId, WeightLearner learner) {
    Calibration calibration = calibrations.computeIfAbsent(modelId, this::register);
    calibration.expected = learner.expected();
    calibration.observed = learner.observed();
    calibration.examples = learner.examples();
  }

  private Calibration register(String modelId) {
    Calibration calibration = new Calibration();
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup(ChurnMetrics.MODEL, modelId);
    group.gauge(ChurnMetrics.EXPECTED, () -> calibration.expected);
    group.gauge(ChurnMetrics.OBSERVED, () -> calibration.observed);
    group.gauge(ChurnMetrics.EXAMPLES, () -> calibration.examples);
    return calibration;
  }
}
