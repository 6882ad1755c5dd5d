package io.percorso.customerjourney;

import io.percorso.engine.customer.HoldAhead;
import io.percorso.engine.history.Limits;
import java.io.Serializable;
import java.util.List;

/**
 * What the operator needs to know besides the definitions.
 *
 * @param limits what bounds the state of a customer
 * @param usualProperties properties kept of every event
 * @param holdAhead which lines wait because they come too early
 * @param hot how many customers stay in memory
 * @param backlog how far event time is behind the clock, in milliseconds, where a backlog is being
 *     worked off
 * @param recordedUntil null for a live job; for a replay the instant beyond which nothing is asked
 *     for: then nothing is cut or forgotten, and lines of one instant are judged together
 */
public record CustomerPolicy(
    Limits limits,
    List<String> usualProperties,
    HoldAhead holdAhead,
    HotLimits hot,
    long backlog,
    Long recordedUntil)
    implements Serializable {

  /** Keeps a copy of the list. */
  public CustomerPolicy {
    usualProperties = List.copyOf(usualProperties);
  }

  /**
   * The policy of a replay.
   *
   * @param end an instant beyond which nothing is asked for, in milliseconds since the epoch
   */
  public static CustomerPolicy forReplay(long end) {
    return new CustomerPolicy(
        Limits.NONE, List.of(), HoldAhead.NOTHING, HotLimits.NOBODY, Long.MAX_VALUE, end);
  }

  /** True for a replay. */
  boolean recorded() {
    return recordedUntil != null;
  }
}
