package io.percorso.cli.shoppers;

import java.time.Instant;

/**
 * Which shoppers there are and how fast their time goes. Equal settings give equal actions, byte
 * for byte.
 *
 * @param seed any number; another seed gives other shoppers
 * @param customers how many customers with an account there are, 1 to 1,000,000; three visitors
 *     without one come with every ten of them
 * @param start the instant at which the endless stream begins, 1970 to 2199
 * @param rate actions per second of event time after the start, above 0 to 1,000,000: the shoppers'
 *     days pass as quickly as that demands; 0 for their natural pace, in which a day is a day
 */
public record ShopperSettings(long seed, int customers, Instant start, double rate) {

  /** The most customers a simulation holds. */
  public static final int MOST_CUSTOMERS = 1_000_000;

  /** The highest rate, in actions per second. */
  public static final double HIGHEST_RATE = 1e6;

  /** Where time ends, for inputs. */
  public static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private static final Instant EARLIEST = Instant.EPOCH;

  /** Checks the ranges. */
  public ShopperSettings {
    if (customers < 1 || customers > MOST_CUSTOMERS) {
      throw new IllegalArgumentException("customers are 1 to 1000000, not " + customers);
    }
    if (start.isBefore(EARLIEST) || !start.isBefore(END)) {
      throw new IllegalArgumentException("the start is from 1970 up to 2200, not " + start);
    }
    if (!(rate >= 0 && rate <= HIGHEST_RATE)) {
      throw new IllegalArgumentException("the rate is 0 to 1000000 a second, not " + rate);
    }
  }

  /** Shoppers at their natural pace. */
  public static ShopperSettings natural(long seed, int customers, Instant start) {
    return new ShopperSettings(seed, customers, start, 0);
  }

  /**
   * Shoppers to watch: as many customers as make a minute at that rate one in which something of
   * everything happens, ten for each action per second.
   */
  public static ShopperSettings live(long seed, Instant start, double rate) {
    long customers = Math.max(100, Math.min(MOST_CUSTOMERS, (long) (rate * 10)));
    return new ShopperSettings(seed, (int) customers, start, rate);
  }

  /** Customers and visitors together. */
  int shoppers() {
    return customers + (customers * 3 + 9) / 10;
  }
}
