package io.percorso.cli.shoppers;

/**
 * The only source of chance. SplitMix64 (Steele, Lea and Flood, 2014) and strict arithmetic
 * throughout, so that a seed gives the same shoppers on every machine and every JDK.
 */
final class Dice {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;
  private static final double SQRT_3 = 1.7320508075688772;

  private long state;

  Dice(long seed) {
    state = mix(seed);
  }

  /** 64 well-mixed bits of a number. */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** A number from 0 up to, not including, 1, made of 64 bits. */
  static double unit(long bits) {
    return (bits >>> 11) * UNIT;
  }

  /**
   * A number of mean 0 and standard deviation 1 made of 64 bits: the sum of four uniform ones,
   * close to the normal law within its reach of 3.46 and much cheaper.
   */
  static double bell(long bits) {
    long sum =
        (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
    return (sum / 65_535.0 - 2) * SQRT_3;
  }

  long bits() {
    state += STEP;
    return mix(state);
  }

  double unit() {
    return unit(bits());
  }

  double bell() {
    return bell(bits());
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** A whole number from 0 up to, not including, {@code end}. */
  int below(int end) {
    return (int) (((bits() >>> 32) * end) >>> 32);
  }

  /**
   * Lognormal: half of all lie below the median; {@code spread} is the deviation of the logarithm.
   */
  double around(double median, double spread) {
    return median * StrictMath.exp(spread * bell());
  }

  /** Exponential with the given mean: the wait for something that may happen at any moment. */
  double waiting(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }
}
