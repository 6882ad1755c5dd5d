package io.percorso.cli.replay;

import io.percorso.customerjourney.emit.AnswersInContext;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.rollingfeedback.Row;
import io.percorso.rollingfeedback.ingest.Rows;
import io.percorso.runtime.intake.RefusedException;
import org.apache.flink.api.common.functions.MapFunction;

/** What the topic between the two jobs does: as the one writes it, so the other reads it. */
final class RowOfChange implements MapFunction<AnswerChange, Row> {
  private static final long serialVersionUID = 1;

  private final AnswersInContext answers = new AnswersInContext();

  @Override
  public Row map(AnswerChange change) throws RefusedException {
    return Rows.of(answers.value(change));
  }
}
