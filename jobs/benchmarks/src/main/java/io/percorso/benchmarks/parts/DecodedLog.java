package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.workload.Action;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.runtime.intake.AvroDecoder;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.wire.AvroCodec;
import java.util.ArrayList;
import java.util.List;

/** A workload's lines, as they arrive at the operator that holds the customers. */
final class DecodedLog {
  private DecodedLog() {}

  static List<CustomerLine> of(Workload workload) {
    AvroDecoder decoder = new AvroDecoder();
    AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
    Actions actions = new Actions(workload);
    List<CustomerLine> lines = new ArrayList<>();
    try {
      for (long i = 0; i < workload.records(); i++) {
        Action action = actions.next();
        lines.add(
            action.call() != null
                ? decoder.call(action.call(), i)
                : decoder.answer(action.answer(), i, answers.encode(action.answer())));
      }
    } catch (RefusedException refused) {
      throw new IllegalStateException("the workload has a record that is refused", refused);
    }
    return lines;
  }
}
