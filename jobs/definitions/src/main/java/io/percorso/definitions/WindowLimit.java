package io.percorso.definitions;

import io.percorso.engine.condition.Durations;
import io.percorso.engine.history.Limits;

/**
 * How long the windows of definitions may be.
 *
 * @param longest the longest window of a live job, in milliseconds
 * @param refuses whether a longer one is an error; if not, it is warned of
 */
public record WindowLimit(long longest, boolean refuses) {
  /** What a live job does unless it is told otherwise: it refuses what it could not keep. */
  public static final WindowLimit LIVE = refuse(Limits.DEFAULT.longest());

  /** For a recording, of which everything is kept: a window may have any length. */
  public static final WindowLimit RECORDED = new WindowLimit(LIVE.longest, false);

  /** Refuses windows longer than so many milliseconds. */
  public static WindowLimit refuse(long longest) {
    return new WindowLimit(longest, true);
  }

  boolean isExceededBy(long window) {
    return window > longest;
  }

  /** What is said of a longer window that {@code reaches} so, "is longer than", say. */
  String reason(String reaches) {
    String reason = reaches + " history.longest, " + Durations.format(longest);
    return refuses ? reason : "for a live job, " + reason;
  }
}
