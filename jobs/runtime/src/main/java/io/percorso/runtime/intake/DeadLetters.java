package io.percorso.runtime.intake;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets accepted lines through and sends refused input aside, counted. */
public final class DeadLetters extends ProcessFunction<Intake, CustomerLine> {
  /** Where refused input leaves. */
  public static final OutputTag<DeadLetter> TAG =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  /** Counter: input that was refused. An accumulator of that name counts it too. */
  public static final String METRIC = "deadLetters";

  private static final long serialVersionUID = 1;

  private transient Counter deadLetters;
  private transient LongCounter refused;

  @Override
  public void open(OpenContext context) {
    deadLetters = getRuntimeContext().getMetricGroup().counter(METRIC);
    refused = new LongCounter();
    getRuntimeContext().addAccumulator(METRIC, refused);
  }

  @Override
  public void processElement(Intake intake, Context context, Collector<CustomerLine> out) {
    if (intake.isAccepted()) {
      out.collect(intake.line());
    } else {
      deadLetters.inc();
      refused.add(1);
      context.output(TAG, intake.deadLetter());
    }
  }
}
