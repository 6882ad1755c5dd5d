package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;

/** The instants before which the past is no longer known in full; they only ever move on. */
final class Horizons {
  private static final long NONE = Long.MIN_VALUE;

  private long folded = NONE;
  private long rolledUp = NONE;
  private long traits = NONE;

  /** Entries before this instant have been folded; Long.MIN_VALUE for none. */
  long folded() {
    return folded;
  }

  /** Entries before this instant may be rolled up by day; Long.MIN_VALUE for none. */
  long rolledUp() {
    return rolledUp;
  }

  /** Before this instant traits may have had other values; Long.MIN_VALUE for none. */
  long traits() {
    return traits;
  }

  void fold(long before) {
    folded = Math.max(folded, before);
  }

  void rollUp(long before) {
    rolledUp = Math.max(rolledUp, before);
  }

  void forgetTraits(long before) {
    traits = Math.max(traits, before);
  }

  void write(ByteWriter out) {
    put(out, folded);
    put(out, rolledUp);
    put(out, traits);
  }

  private static void put(ByteWriter out, long instant) {
    out.putVarint(instant == NONE ? 0 : instant + 1);
  }

  static Horizons read(ByteReader in) {
    Horizons horizons = new Horizons();
    horizons.folded = instant(in);
    horizons.rolledUp = instant(in);
    horizons.traits = instant(in);
    return horizons;
  }

  private static long instant(ByteReader in) {
    long stored = in.getVarint();
    return stored == 0 ? NONE : stored - 1;
  }
}
