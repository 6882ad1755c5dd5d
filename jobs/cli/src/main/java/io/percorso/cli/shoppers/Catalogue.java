package io.percorso.cli.shoppers;

/** What the shop sells: products in twelve categories, a few of them wanted by most. */
final class Catalogue {

  static final int PRODUCTS = 2_400;

  private static final String[] CATEGORIES = {
    "shoes",
    "coats",
    "dresses",
    "shirts",
    "trousers",
    "bags",
    "watches",
    "sport",
    "home",
    "beauty",
    "toys",
    "books"
  };
  private static final String[][] QUERIES = {
    {"scarpe rosse", "running shoes", "sneakers bianche"},
    {"cappotto lana", "rain coat", "giacca a vento"},
    {"vestito lino", "summer dress", "abito da sera"},
    {"camicia blu", "white shirt", "t-shirt \"slim\""},
    {"jeans", "pantaloni uomo", "chino 34/32"},
    {"zaino", "leather bag", "borsa a tracolla"},
    {"orologio", "smart watch", "cinturino"},
    {"yoga mat", "bicicletta", "tennis"},
    {"lampada", "coffee cups", "caffè & tè"},
    {"profumo", "face cream", "crema mani"},
    {"puzzle", "lego", "giochi 3 anni"},
    {"gialli", "cookbook", "romanzi"}
  };

  /** Typical price of each category, in cents. */
  private static final int[] TYPICAL = {
    7_990, 12_990, 5_990, 3_490, 4_990, 8_490, 14_990, 3_990, 2_990, 1_990, 2_490, 1_490
  };

  private static final double PRICE_SPREAD = 0.45;
  private static final int SLOTS = 1 << 16;

  /** Product by a 16-bit draw: a product has as many slots as it is popular. */
  private final short[] slots = new short[SLOTS];

  private final int[] cents = new int[PRODUCTS];

  Catalogue(long seed) {
    fillSlots();
    Dice dice = new Dice(seed);
    for (int product = 0; product < PRODUCTS; product++) {
      long tens = Math.round(dice.around(TYPICAL[category(product)], PRICE_SPREAD) / 50) * 50;
      cents[product] = (int) Math.max(190, tens - 10);
    }
  }

  private void fillSlots() {
    double total = 0;
    for (int rank = 1; rank <= PRODUCTS; rank++) {
      total += 1.0 / rank;
    }
    double sum = 0;
    int slot = 0;
    for (int rank = 1; rank <= PRODUCTS; rank++) {
      sum += 1.0 / rank / total;
      int end = rank == PRODUCTS ? SLOTS : (int) (sum * SLOTS);
      while (slot < end) {
        slots[slot++] = (short) (rank - 1);
      }
    }
  }

  /** Number of categories. */
  static int categories() {
    return CATEGORIES.length;
  }

  /** Products take turns through the categories, so each has its own few favourites. */
  static int category(int product) {
    return product % CATEGORIES.length;
  }

  static String name(int category) {
    return CATEGORIES[category];
  }

  /** What people type to find a category. */
  static String query(int category, int which) {
    return QUERIES[category][which % QUERIES[category].length];
  }

  int cents(int product) {
    return cents[product];
  }

  /** Draws a product by popularity (Zipf, exponent 1). */
  int any(Dice dice) {
    return slots[(int) (dice.bits() >>> 48)];
  }

  /** Draws a product of one category by popularity. */
  int any(Dice dice, int category) {
    int product = any(dice);
    return product - category(product) + category;
  }
}
