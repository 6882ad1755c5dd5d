package io.percorso.rollingfeedback.ingest;

import io.percorso.rollingfeedback.Row;
import io.percorso.rollingfeedback.RowIntake;
import io.percorso.runtime.intake.DeadLetters;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Rows go on, dead letters leave by the side. */
public final class RowsAndDeadLetters extends ProcessFunction<RowIntake, Row> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(RowIntake intake, Context context, Collector<Row> out) {
    if (intake.row() == null) {
      context.output(DeadLetters.TAG, intake.deadLetter());
    } else {
      out.collect(intake.row());
    }
  }
}
