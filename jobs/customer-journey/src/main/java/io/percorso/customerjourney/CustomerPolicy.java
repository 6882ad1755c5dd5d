package io.percorso.customerjourney;

import io.percorso.engine.customer.HoldAhead;
import io.percorso.engine.history.Limits;
import java.io.Serializable;
import java.util.List;

/**
 * What the operator needs to know besides the definitions.
 *
 * @param keep see {@link Limits#keep}, in milliseconds
 * @param longest see {@link Limits#longest}, in milliseconds
 * @param entries see {@link Limits#entries}
 * @param dedupe see {@link Limits#dedupe}, in milliseconds
 * @param holdAhead which lines wait because they come too early
 * @param usualProperties properties kept of every event
 * @param recordedUntil null for a live job; for a replay the instant beyond which nothing is asked
 *     for: then nothing is cut or forgotten, and lines of one instant are judged together
 */
public record CustomerPolicy(
    long keep,
    long longest,
    int entries,
    long dedupe,
    HoldAhead holdAhead,
    List<String> usualProperties,
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
    Limits none = Limits.NONE;
    return new CustomerPolicy(
        none.keep(),
        none.longest(),
        none.entries(),
        none.dedupe(),
        HoldAhead.NOTHING,
        List.of(),
        end);
  }

  /** True for a replay. */
  boolean recorded() {
    return recordedUntil != null;
  }

  /** The limits for the engine. */
  Limits limits() {
    Limits limits =
        recorded() ? Limits.NONE : Limits.DEFAULT.withEntries(entries).withDedupe(dedupe);
    return limits.withKeep(keep);
  }
}
