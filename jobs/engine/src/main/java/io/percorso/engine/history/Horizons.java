package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;

/**
 * The instants before which the past is no longer known in full; they only ever move on.
 *
 * @param folded entries before this instant have been folded; Long.MIN_VALUE for none
 * @param rolledUp entries before this instant may be rolled up by day; Long.MIN_VALUE for none
 * @param traits before this instant traits may have had other values; Long.MIN_VALUE for none
 */
record Horizons(long folded, long rolledUp, long traits) {
  private static final long NOWHERE = Long.MIN_VALUE;

  /** Of one whose past is known in full. */
  static final Horizons NONE = new Horizons(NOWHERE, NOWHERE, NOWHERE);

  Horizons fold(long before) {
    return before <= folded ? this : new Horizons(before, rolledUp, traits);
  }

  Horizons rollUp(long before) {
    return before <= rolledUp ? this : new Horizons(folded, before, traits);
  }

  Horizons forgetTraits(long before) {
    return before <= traits ? this : new Horizons(folded, rolledUp, before);
  }

  void write(ByteWriter out) {
    put(out, folded);
    put(out, rolledUp);
    put(out, traits);
  }

  private static void put(ByteWriter out, long instant) {
    out.putVarint(instant == NOWHERE ? 0 : instant + 1);
  }

  static Horizons read(ByteReader in) {
    return NONE.fold(instant(in)).rollUp(instant(in)).forgetTraits(instant(in));
  }

  private static long instant(ByteReader in) {
    long stored = in.getVarint();
    return stored == 0 ? NOWHERE : stored - 1;
  }
}
