package io.percorso.cli.shoppers;

/**
 * What goes wrong on the way to a file, each a share of the actions from 0 to 1.
 *
 * @param disorder lines held back, to come up to a thousand lines later
 * @param duplicates lines that come a second time, up to a thousand lines later
 * @param malformed further lines, each of which must be refused
 */
public record Noise(double disorder, double duplicates, double malformed) {

  /** Nothing goes wrong. */
  public static final Noise NONE = new Noise(0, 0, 0);

  /** Checks the shares. */
  public Noise {
    check(disorder);
    check(duplicates);
    check(malformed);
  }

  private static void check(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + share);
    }
  }
}
