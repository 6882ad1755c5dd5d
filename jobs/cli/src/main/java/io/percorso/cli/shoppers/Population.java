package io.percorso.cli.shoppers;

/**
 * Who the shoppers are, by nature and for good: each trait is a hash of the seed and the shopper's
 * number, so it takes no memory and does not depend on what anyone does.
 */
final class Population {

  private static final String[] COUNTRIES = {"IT", "GB", "DE", "FR", "ES", "US", "NL"};
  private static final double[] COUNTRIES_UP_TO = {0.46, 0.62, 0.74, 0.84, 0.92, 0.97, 1};

  private static final double MEDIAN_GAP_DAYS = 14;
  private static final double GAP_SPREAD = 0.9;
  private static final double LOYAL = 0.2;
  private static final double LAPSING = 0.25;

  private final long seed;
  private final int customers;

  Population(ShopperSettings settings) {
    seed = Dice.mix(settings.seed() + 0x5DEECE66DL);
    customers = settings.customers();
  }

  /** Whether the shopper has an account; the others stay anonymous for good. */
  boolean hasAccount(int shopper) {
    return shopper < customers;
  }

  /** Bits of one trait of one shopper. */
  long bits(int shopper, Trait trait) {
    return Dice.mix(seed + shopper * 0x9E3779B97F4A7C15L + trait.salt);
  }

  private double unit(int shopper, Trait trait) {
    return Dice.unit(bits(shopper, trait));
  }

  boolean loyal(int shopper) {
    return unit(shopper, Trait.TYPE) < LOYAL;
  }

  boolean lapsing(int shopper) {
    return unit(shopper, Trait.TYPE) > 1 - LAPSING;
  }

  /** Mean time between two visits, in milliseconds. */
  double gapMillis(int shopper) {
    double own = StrictMath.exp(GAP_SPREAD * Dice.bell(bits(shopper, Trait.GAP)));
    return MEDIAN_GAP_DAYS * Pace.DAY * own * (loyal(shopper) ? 0.5 : 1);
  }

  /** How easily pleased: mean 0, deviation 1. */
  double temper(int shopper) {
    return Dice.bell(bits(shopper, Trait.TEMPER));
  }

  /** Category the shopper mostly looks for. */
  int favourite(int shopper) {
    return (int) Long.remainderUnsigned(bits(shopper, Trait.FAVOURITE), Catalogue.categories());
  }

  String country(int shopper) {
    double draw = unit(shopper, Trait.COUNTRY);
    int country = 0;
    while (draw >= COUNTRIES_UP_TO[country]) {
      country++;
    }
    return COUNTRIES[country];
  }

  boolean italian(int shopper) {
    return unit(shopper, Trait.COUNTRY) < COUNTRIES_UP_TO[0];
  }

  /** Whether the shopper agreed to marketing. */
  boolean consents(int shopper) {
    return unit(shopper, Trait.CONSENT) < 0.7;
  }

  /** Whether the shopper browses on a phone rather than on a desk. */
  boolean mobile(int shopper) {
    return unit(shopper, Trait.DEVICE) < 0.6;
  }

  /** Loyalty tier of someone with that many orders. */
  static String tier(int orders) {
    if (orders >= 10) {
      return "gold";
    }
    if (orders >= 4) {
      return "silver";
    }
    return orders >= 1 ? "bronze" : "none";
  }

  /** What is asked of the hash; each its own stream of bits. */
  enum Trait {
    TYPE(1),
    GAP(2),
    TEMPER(3),
    FAVOURITE(4),
    COUNTRY(5),
    CONSENT(6),
    DEVICE(7),
    SURVEY(8),
    PAST(9),
    LANDMARK(10),
    LAST(11);

    private final long salt;

    Trait(int number) {
      salt = number * 0xD1B54A32D192ED03L;
    }
  }
}
