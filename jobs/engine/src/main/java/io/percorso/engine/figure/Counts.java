package io.percorso.engine.figure;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;

/**
 * Everything a figure needs to know of a number of answers. What the three sums mean is the {@link
 * Scale}'s affair. Counts of answers add up; taking answers back subtracts.
 */
public record Counts(long first, long second, long third) {
  /** No answers. */
  public static final Counts NONE = new Counts(0, 0, 0);

  /** These and those. */
  public Counts plus(Counts other) {
    return new Counts(first + other.first, second + other.second, third + other.third);
  }

  /** These without those. */
  public Counts minus(Counts other) {
    return new Counts(first - other.first, second - other.second, third - other.third);
  }

  /** True if there is nothing. */
  public boolean isNone() {
    return first == 0 && second == 0 && third == 0;
  }

  /** Appends the three sums. */
  public void write(ByteWriter out) {
    out.putSigned(first);
    out.putSigned(second);
    out.putSigned(third);
  }

  /** Reads what {@link #write} wrote. */
  public static Counts read(ByteReader in) {
    return new Counts(in.getSigned(), in.getSigned(), in.getSigned());
  }
}
