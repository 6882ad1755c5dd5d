package io.percorso.engine.evaluation;

import io.percorso.engine.history.History;
import java.util.Arrays;

/** The instants of a history's lines within some bounds: all who look back pass the same. */
final class PastInstants {
  private History history;
  private long from;
  private long upTo;
  private long[] instants;

  /** Turns to a history, or to the same after it changed. */
  void of(History newHistory) {
    history = newHistory;
    instants = null;
  }

  /** Those in (after, last], the oldest first, repeats included; not to be changed. */
  long[] within(long after, long last) {
    if (instants == null || from != after || upTo != last) {
      Times collected = new Times();
      history.forEachInstantAfter(
          after,
          instant -> {
            if (instant <= last) {
              collected.add(instant);
            }
          });
      instants = collected.from(0);
      Arrays.sort(instants);
      from = after;
      upTo = last;
    }
    return instants;
  }
}
