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
  /** Keeps a copy. */
  public Assessment {
    reasons = List.copyOf(reasons);
  }
}
