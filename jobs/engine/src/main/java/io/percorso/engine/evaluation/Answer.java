package io.percorso.engine.evaluation;

/**
 * Truth and the instant until which it holds, in one long: {@code until} if true, its complement if
 * false. An answer costs no object, and negation is one instruction.
 */
final class Answer {
  /** The instant of no change to come. */
  static final long NEVER = Long.MAX_VALUE;

  private Answer() {}

  static long of(boolean truth, long until) {
    return truth ? until : ~until;
  }

  static boolean truth(long answer) {
    return answer >= 0;
  }

  /** The first instant at which the answer may be another. */
  static long until(long answer) {
    return answer >= 0 ? answer : ~answer;
  }

  /** The instant a duration after a time, never beyond {@link #NEVER}. */
  static long plus(long time, long duration) {
    return duration >= NEVER - time ? NEVER : time + duration;
  }
}
