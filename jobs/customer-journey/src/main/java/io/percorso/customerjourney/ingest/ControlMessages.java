package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.runtime.intake.DeadLetters;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets control records through and sends garbage aside. */
public final class ControlMessages extends ProcessFunction<ControlIntake, Control> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(ControlIntake intake, Context context, Collector<Control> out) {
    if (intake.control() != null) {
      out.collect(intake.control());
    } else {
      context.output(DeadLetters.TAG, intake.deadLetter());
    }
  }
}
