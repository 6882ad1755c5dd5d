package io.percorso.engine.customer;

import io.percorso.engine.line.LineKind;
import java.io.Serializable;

/**
 * How far ahead of the present a line may be and still count at once, in milliseconds. What comes
 * earlier than that is held.
 *
 * @param events what customers do: large, since the partitions of one topic are not read in step
 * @param answers what they say: small, since their topic is read far ahead of the other, and an
 *     answer that counts too early makes late all that its customer did before it
 */
public record HoldAhead(long events, long answers) implements Serializable {
  /** Nothing is too early. */
  public static final HoldAhead NOTHING = new HoldAhead(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

  /**
   * True if a line is too early.
   *
   * @param at the line's instant
   * @param line the line's bytes
   * @param present up to which instant time has come; the smallest long if nobody knows yet
   */
  public boolean isEarly(long at, byte[] line, long present) {
    if (present == Long.MIN_VALUE) {
      // Of events it would be every one, after each restart.
      return LineKind.isAnswer(line) && answers < NOTHING.answers;
    }
    return due(at, line) > present;
  }

  /** When a line is no longer too early. */
  long due(long at, byte[] line) {
    return at - (LineKind.isAnswer(line) ? answers : events);
  }
}
