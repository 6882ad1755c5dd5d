package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.LearnedWeights;

/** What changes how customers are judged: a control message or learned weights; one is null. */
public record Control(ControlMessage message, LearnedWeights weights) {
  /** A control message. */
  public static Control of(ControlMessage message) {
    return new Control(message, null);
  }

  /** Learned weights. */
  public static Control of(LearnedWeights weights) {
    return new Control(null, weights);
  }
}
