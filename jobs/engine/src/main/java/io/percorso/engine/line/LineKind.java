package io.percorso.engine.line;

import io.percorso.engine.bytes.CorruptBytesException;

/** What a line does to a history. */
public enum LineKind {
  /** An event: {@code track}, {@code page}, {@code screen}. */
  EVENT(0),
  /** Traits set by {@code identify}. */
  TRAITS(1),
  /** An answer given, replaced or withdrawn. */
  ANSWER(2),
  /** A sign of life that carries nothing: {@code group}, {@code alias}. */
  SEEN(3);

  private final int code;

  LineKind(int code) {
    this.code = code;
  }

  /** The byte that stands for the kind between operators. */
  int code() {
    return code;
  }

  /** True if the bytes of a line are those of an answer. */
  public static boolean isAnswer(byte[] line) {
    return line[0] == ANSWER.code;
  }

  static LineKind of(int code) {
    return switch (code) {
      case 0 -> EVENT;
      case 1 -> TRAITS;
      case 2 -> ANSWER;
      case 3 -> SEEN;
      default -> throw new CorruptBytesException("unknown kind of line " + code);
    };
  }
}
