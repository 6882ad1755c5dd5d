package io.percorso.customerjourney;

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
 * @param holdAhead lines further ahead of event time than this wait, in milliseconds
 * @param usualProperties properties kept of every event
 * @param recorded true for a replay: input comes customer by customer in order of time, nothing is
 *     cut or forgotten, and lines of one instant are judged together
 */
public record CustomerPolicy(
    long keep,
    long longest,
    int entries,
    long dedupe,
    long holdAhead,
    List<String> usualProperties,
    boolean recorded)
    implements Serializable {

  /** Keeps a copy of the list. */
  public CustomerPolicy {
    usualProperties = List.copyOf(usualProperties);
  }

  /** The policy of a replay. */
  public static CustomerPolicy forReplay() {
    Limits none = Limits.NONE;
    return new CustomerPolicy(
        none.keep(), none.longest(), none.entries(), none.dedupe(), 0, List.of(), true);
  }

  /** The limits for the engine. */
  Limits limits() {
    Limits limits = recorded ? Limits.NONE : Limits.DEFAULT.withEntries(entries).withDedupe(dedupe);
    return limits.withKeep(keep);
  }
}
