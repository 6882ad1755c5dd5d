package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.LearnedWeights;

/**
 * What changes how customers are judged, or asks about it: a control message, learned weights or a
 * question; the others are null.
 */
public record Control(ControlMessage message, LearnedWeights weights, Question question) {
  /** A control message. */
  public static Control of(ControlMessage message) {
    return new Control(message, null, null);
  }

  /** Learned weights. */
  public static Control of(LearnedWeights weights) {
    return new Control(null, weights, null);
  }

  /** A question. */
  public static Control of(Question question) {
    return new Control(null, null, question);
  }
}
