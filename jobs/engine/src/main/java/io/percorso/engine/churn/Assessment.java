package io.percorso.engine.churn;

import java.util.List;

/**
 * A risk with what it rests on.
 *
 * @param risk the probability that the event does not come within the horizon
 * @param reasons all shares in its logit, the weightiest first
 * @param remedy what would clear the flag, for a person
 */
public record Assessment(double risk, List<Reason> reasons, String remedy) {
  /** Of a customer whom the model does not know. */
  public static final Assessment NONE = new Assessment(0, List.of(), "no risk is known");

  /** Keeps a copy. */
  public Assessment {
    reasons = List.copyOf(reasons);
  }
}
