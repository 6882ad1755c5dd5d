package io.percorso.cli.shoppers;

/**
 * Up to four products with 1 to 7 pieces each, packed in a {@code long}: 16 bits a line, of which
 * three are the quantity. Zero is the empty basket. Kept this small because every shopper has one.
 */
final class Basket {

  static final int LINES = 4;
  static final int MOST_PIECES = 7;

  private static final int LINE_BITS = 16;
  private static final int PIECE_BITS = 3;
  private static final long LINE_MASK = 0xFFFF;

  private Basket() {}

  static int lines(long basket) {
    return (Long.SIZE - Long.numberOfLeadingZeros(basket) + LINE_BITS - 1) / LINE_BITS;
  }

  static int product(long basket, int line) {
    return (int) ((basket >>> (line * LINE_BITS)) & LINE_MASK) >>> PIECE_BITS;
  }

  static int pieces(long basket, int line) {
    return (int) (basket >>> (line * LINE_BITS)) & MOST_PIECES;
  }

  /** Adds pieces of a product; a full basket stays as it is. */
  static long with(long basket, int product, int pieces) {
    int lines = lines(basket);
    for (int line = 0; line < lines; line++) {
      if (product(basket, line) == product) {
        int room = MOST_PIECES - pieces(basket, line);
        return basket + ((long) Math.min(room, pieces) << (line * LINE_BITS));
      }
    }
    return lines == LINES
        ? basket
        : basket | ((long) ((product << PIECE_BITS) | pieces) << (lines * LINE_BITS));
  }

  /** Takes away the line that came last. */
  static long withoutLast(long basket) {
    int lines = lines(basket);
    return lines <= 1 ? 0 : basket & ((1L << ((lines - 1) * LINE_BITS)) - 1);
  }

  /** Worth of the whole basket, in cents. */
  static long cents(long basket, Catalogue catalogue) {
    long sum = 0;
    for (int line = lines(basket) - 1; line >= 0; line--) {
      sum += (long) catalogue.cents(product(basket, line)) * pieces(basket, line);
    }
    return sum;
  }
}
