package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.evaluation.Judge;

/**
 * Where one definition has put the customer, and since when; {@link Standings} knows when that will
 * next change by itself.
 */
final class Standing {
  private static final long NO_INSTANT = Long.MIN_VALUE;

  private final long key;

  /** The version of the definition that the last fact told names. */
  int version;

  int outcome;

  /** The id of the stage told last: an edit may change which outcome that is. Null for none. */
  String stage;

  long since = NO_INSTANT;
  int revision;

  /**
   * True if it changes by itself when it is noted to; else that may be too early. Not stored: whose
   * turn is next is foreseen before.
   */
  boolean isForeseen = true;

  Standing(long key) {
    this.key = key;
  }

  /** The definition's key. */
  long key() {
    return key;
  }

  /** True if a fact has been told of the present outcome. */
  boolean isTold() {
    return since != NO_INSTANT;
  }

  /**
   * True if nothing would be lost with it: of what was told, a late line may yet say otherwise.
   *
   * @param next when it changes by itself; {@link Judge#NEVER} if it does not
   */
  boolean isForgettable(long next) {
    return outcome == 0 && next == Judge.NEVER && !isTold();
  }

  void write(ByteWriter out, long next, long reference) {
    for (int shift = 32; shift >= 0; shift -= 8) {
      out.putByte((int) (key >>> shift));
    }
    out.putVarint((long) version << 1 | (revision > 0 ? 1 : 0));
    if (revision > 0) {
      out.putVarint(revision);
    }
    out.putVarint(outcome);
    putInstant(out, since == NO_INSTANT ? NO_INSTANT : reference - since);
    putInstant(out, next == Judge.NEVER ? NO_INSTANT : next - reference);
  }

  private static void putInstant(ByteWriter out, long distance) {
    if (distance == NO_INSTANT) {
      out.putVarint(0);
    } else {
      // Zigzag, then one up, so that zero is free to mean none.
      out.putVarint(((distance << 1) ^ (distance >> 63)) + 1);
    }
  }

  static Standing read(ByteReader in, long reference) {
    long key = 0;
    for (int i = 0; i < 5; i++) {
      key = key << 8 | in.getByte();
    }
    Standing standing = new Standing(key);
    long versionAndFlag = in.getVarint();
    standing.version = (int) (versionAndFlag >> 1);
    standing.revision = (versionAndFlag & 1) == 1 ? in.getInt() : 0;
    standing.outcome = in.getInt();
    long since = in.getVarint();
    standing.since = since == 0 ? NO_INSTANT : reference - distance(since);
    return standing;
  }

  /** Reads when it changes by itself, which was written behind it. */
  static long readNext(ByteReader in, long reference) {
    long next = in.getVarint();
    return next == 0 ? Judge.NEVER : reference + distance(next);
  }

  private static long distance(long stored) {
    long raw = stored - 1;
    return (raw >>> 1) ^ -(raw & 1);
  }
}
