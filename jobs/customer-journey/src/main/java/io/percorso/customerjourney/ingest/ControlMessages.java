package io.percorso.customerjourney.ingest;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.DeadLetters;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets control messages through and sends garbage aside. */
public final class ControlMessages extends ProcessFunction<ControlIntake, ControlMessage> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(ControlIntake intake, Context context, Collector<ControlMessage> out) {
    if (intake.message() != null) {
      out.collect(intake.message());
    } else {
      context.output(DeadLetters.TAG, intake.deadLetter());
    }
  }
}
