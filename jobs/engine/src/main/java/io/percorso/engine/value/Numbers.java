package io.percorso.engine.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact decimal arithmetic on the numbers that values and operands hold. */
public final class Numbers {
  /** {@code POWERS_OF_TEN[n]} is ten to the n, n from 0 to 18. */
  static final long[] POWERS_OF_TEN = new long[19];

  /** What {@link #micros} answers for a number beyond plus or minus ten to the twelfth. */
  public static final long BEYOND = Long.MIN_VALUE;

  private static final long LARGEST = 1_000_000_000_000L;
  private static final BigDecimal LARGEST_DECIMAL = BigDecimal.valueOf(LARGEST);

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private Numbers() {}

  /**
   * {@code unscaled / 10^scale} in millionths, the last one rounded half to even, or {@link
   * #BEYOND}.
   */
  static long micros(long unscaled, int scale) {
    if (scale <= 6) {
      long bound = LARGEST * POWERS_OF_TEN[scale];
      boolean inside = -bound <= unscaled && unscaled <= bound;
      return inside ? unscaled * POWERS_OF_TEN[6 - scale] : BEYOND;
    }
    return micros(BigDecimal.valueOf(unscaled, scale));
  }

  /** A number in millionths, the last one rounded half to even, or {@link #BEYOND}. */
  public static long micros(BigDecimal number) {
    if (number.abs().compareTo(LARGEST_DECIMAL) > 0) {
      return BEYOND;
    }
    if (number.precision() - (long) number.scale() < -7) {
      return 0;
    }
    return number.setScale(6, RoundingMode.HALF_EVEN).movePointRight(6).longValueExact();
  }

  /** A number as people write it; with an exponent if it would be very long without. */
  static String inWords(BigDecimal number) {
    return Math.abs(number.scale()) > 40 ? number.toString() : number.toPlainString();
  }

  /** Compares {@code a / 10^scaleA} with {@code b / 10^scaleB}, both of at most 18 digits. */
  static int compare(long a, int scaleA, long b, int scaleB) {
    if (scaleA == scaleB) {
      return Long.compare(a, b);
    }
    int shift = Math.abs(scaleA - scaleB);
    long factor = POWERS_OF_TEN[shift];
    long narrow = scaleA < scaleB ? a : b;
    long high = Math.multiplyHigh(narrow, factor);
    long low = narrow * factor;
    boolean fits = high == low >> 63;
    if (!fits) {
      return BigDecimal.valueOf(a, scaleA).compareTo(BigDecimal.valueOf(b, scaleB));
    }
    return scaleA < scaleB ? Long.compare(low, b) : Long.compare(a, low);
  }
}
