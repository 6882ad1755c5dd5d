package io.percorso.engine.condition;

import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of longs as ascending, disjoint, closed intervals that do not touch: what a matcher says of
 * a count, of a duration in milliseconds, or of a sum in millionths. It knows where membership next
 * changes, which is how a condition knows until when its answer holds.
 */
public final class LongRanges {
  /** Every long. */
  public static final LongRanges ALL =
      new LongRanges(new long[] {Long.MIN_VALUE}, new long[] {Long.MAX_VALUE});

  private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final long[] lows;
  private final long[] highs;

  /** From here on membership is the same for ever. */
  private final long lastBoundary;

  private LongRanges(long[] lows, long[] highs) {
    this.lows = lows;
    this.highs = highs;
    lastBoundary = lastBoundary(lows, highs);
  }

  private static long lastBoundary(long[] lows, long[] highs) {
    int last = lows.length - 1;
    if (last < 0) {
      return Long.MIN_VALUE;
    }
    return highs[last] == Long.MAX_VALUE ? lows[last] : highs[last] + 1;
  }

  /**
   * What a matcher of numbers says of {@code value / unit}: unit 1 for counts and milliseconds,
   * 1,000,000 for millionths.
   *
   * @throws IllegalArgumentException for an operator or operand that has no meaning for numbers
   */
  public static LongRanges of(Matcher matcher, long unit) {
    LongRanges ranges = ALL;
    for (Matcher.Test test : matcher.tests()) {
      ranges = ranges.intersect(of(test, BigDecimal.valueOf(unit)));
    }
    return ranges;
  }

  private static LongRanges of(Matcher.Test test, BigDecimal unit) {
    List<BigDecimal> points = new ArrayList<>();
    for (Operand operand : test.operands()) {
      if (!operand.isNumber()) {
        throw new IllegalArgumentException("not a number: " + operand);
      }
      points.add(operand.number().multiply(unit));
    }
    return switch (test.operator()) {
      case IS, IN -> points(points);
      case IS_NOT, NOT_IN -> points(points).complement();
      case AT_LEAST -> between(ceiling(points.get(0)), Long.MAX_VALUE);
      case MORE_THAN -> between(Long.MIN_VALUE, floor(points.get(0))).complement();
      case AT_MOST -> between(Long.MIN_VALUE, floor(points.get(0)));
      case LESS_THAN -> between(ceiling(points.get(0)), Long.MAX_VALUE).complement();
      default -> throw new IllegalArgumentException(test.operator().word() + " is not for numbers");
    };
  }

  private static long ceiling(BigDecimal number) {
    return clamp(number, RoundingMode.CEILING);
  }

  private static long floor(BigDecimal number) {
    return clamp(number, RoundingMode.FLOOR);
  }

  private static long clamp(BigDecimal number, RoundingMode rounding) {
    return number.max(SMALLEST).min(LARGEST).setScale(0, rounding).longValueExact();
  }

  private static LongRanges between(long low, long high) {
    return low > high ? none() : new LongRanges(new long[] {low}, new long[] {high});
  }

  private static LongRanges none() {
    return new LongRanges(new long[0], new long[0]);
  }

  private static LongRanges points(List<BigDecimal> numbers) {
    LongRanges gaps = ALL;
    for (BigDecimal number : numbers) {
      if (number.stripTrailingZeros().scale() <= 0
          && number.compareTo(SMALLEST) >= 0
          && number.compareTo(LARGEST) <= 0) {
        long point = number.longValueExact();
        gaps = gaps.intersect(between(point, point).complement());
      }
    }
    return gaps.complement();
  }

  /** The smallest of them; the greatest long if there are none. */
  public long smallest() {
    return lows.length == 0 ? Long.MAX_VALUE : lows[0];
  }

  /** The longs that are not in this set. */
  public LongRanges complement() {
    long[] newLows = new long[lows.length + 1];
    long[] newHighs = new long[lows.length + 1];
    int count = 0;
    long from = Long.MIN_VALUE;
    boolean open = true;
    for (int i = 0; i < lows.length; i++) {
      if (lows[i] > from) {
        newLows[count] = from;
        newHighs[count++] = lows[i] - 1;
      }
      open = highs[i] < Long.MAX_VALUE;
      from = open ? highs[i] + 1 : from;
    }
    if (open) {
      newLows[count] = from;
      newHighs[count++] = Long.MAX_VALUE;
    }
    return new LongRanges(Arrays.copyOf(newLows, count), Arrays.copyOf(newHighs, count));
  }

  /** The longs that are in both sets. */
  public LongRanges intersect(LongRanges other) {
    long[] newLows = new long[lows.length + other.lows.length];
    long[] newHighs = new long[newLows.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < lows.length && j < other.lows.length) {
      long low = Math.max(lows[i], other.lows[j]);
      long high = Math.min(highs[i], other.highs[j]);
      if (low <= high) {
        newLows[count] = low;
        newHighs[count++] = high;
      }
      if (highs[i] < other.highs[j]) {
        i++;
      } else {
        j++;
      }
    }
    return new LongRanges(Arrays.copyOf(newLows, count), Arrays.copyOf(newHighs, count));
  }

  /** True if the value is in the set. */
  public boolean contains(long value) {
    for (int i = 0; i < lows.length; i++) {
      if (value <= highs[i]) {
        return value >= lows[i];
      }
    }
    return false;
  }

  /** The smallest value above the given one whose membership differs; Long.MAX_VALUE if none. */
  public long nextChange(long value) {
    for (int i = 0; i < lows.length; i++) {
      if (value < lows[i]) {
        return lows[i];
      }
      if (value <= highs[i]) {
        return highs[i] == Long.MAX_VALUE ? Long.MAX_VALUE : highs[i] + 1;
      }
    }
    return Long.MAX_VALUE;
  }

  /** True if every value from the given one up has the same membership as it. */
  public boolean isSettledFrom(long value) {
    return value >= lastBoundary;
  }

  /** True if no value of at least {@code low} is in the set. */
  public boolean isEmptyFrom(long low) {
    return highs.length == 0 || highs[highs.length - 1] < low;
  }

  /** True if every value of at least {@code low} is in the set. */
  public boolean isFullFrom(long low) {
    return contains(low) && isSettledFrom(low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LongRanges that
        && Arrays.equals(lows, that.lows)
        && Arrays.equals(highs, that.highs);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lows) + Arrays.hashCode(highs);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lows.length; i++) {
      text.append(i == 0 ? "" : " ").append(lows[i]).append("..").append(highs[i]);
    }
    return text.toString();
  }
}
