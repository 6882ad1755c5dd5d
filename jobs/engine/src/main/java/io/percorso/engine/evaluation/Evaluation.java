package io.percorso.engine.evaluation;

import io.percorso.engine.history.History;
import java.util.Arrays;

/**
 * One history at one instant: leaves are answered once and remembered for as long as their answers
 * hold, so that definitions which share conditions share their cost. Reused from history to
 * history; not thread-safe.
 */
public final class Evaluation {
  private final long[] from;
  private final long[] answers;
  private final int[] epochs;
  private int epoch;
  private History history;
  private long now;

  /** For rules of that many leaves. */
  Evaluation(int leaves) {
    from = new long[leaves];
    answers = new long[leaves];
    epochs = new int[leaves];
  }

  /** Turns to a history, or to the same after it changed. */
  public void of(History newHistory) {
    history = newHistory;
    if (++epoch == 0) {
      Arrays.fill(epochs, 0);
      epoch = 1;
    }
  }

  /** Turns to an instant; the history counts up to it. */
  public Evaluation at(long instant) {
    now = instant;
    return this;
  }

  /** The instant. */
  public long now() {
    return now;
  }

  /** The history. */
  public History history() {
    return history;
  }

  long answer(Leaf leaf) {
    int index = leaf.index();
    if (epochs[index] == epoch && from[index] <= now && now < Answer.until(answers[index])) {
      // An answer given for an instant before the newest line does not see that line.
      if (from[index] >= history.lastSeen() || from[index] == now) {
        return answers[index];
      }
    }
    long answer = leaf.answer(history, now);
    epochs[index] = epoch;
    from[index] = now;
    answers[index] = answer;
    return answer;
  }
}
