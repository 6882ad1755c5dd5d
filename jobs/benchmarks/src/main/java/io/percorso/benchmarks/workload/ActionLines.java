package io.percorso.benchmarks.workload;

import io.percorso.runtime.intake.AvroDecoder;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;

/** Actions as the lines that arrive at the operator which holds the customers. */
public final class ActionLines {
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
  private final AvroDecoder decoder = new AvroDecoder();

  /**
   * An action's line.
   *
   * @param order its place in the log
   */
  public CustomerLine of(Action action, long order) {
    try {
      if (action.call() != null) {
        return calls.read(calls.encode(action.call()), in -> decoder.call(in, order));
      }
      byte[] raw = answers.encode(action.answer());
      return answers.read(raw, in -> decoder.answer(in, order, raw));
    } catch (RefusedException | MalformedRecordException refused) {
      throw new IllegalStateException("the workload has a record that is refused", refused);
    }
  }
}
