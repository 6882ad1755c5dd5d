package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.math.BigInteger;

/**
 * Count, exact sum, minimum and maximum of numbers in millionths. The sum has 128 bits, so that no
 * history overflows it. The order in which numbers or other tallies come in does not matter.
 */
public final class Tally {
  private long count;
  private long high;
  private long low;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  /** Becomes empty. */
  public void clear() {
    count = 0;
    high = 0;
    low = 0;
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
  }

  /** Takes a number in. */
  public void add(long micros) {
    count++;
    addToSum(micros >> 63, micros);
    min = Math.min(min, micros);
    max = Math.max(max, micros);
  }

  /** Takes all of another tally in. */
  public void merge(Tally other) {
    count += other.count;
    addToSum(other.high, other.low);
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  private void addToSum(long addedHigh, long addedLow) {
    long sum = low + addedLow;
    high += addedHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  /** How many numbers came in. */
  public long count() {
    return count;
  }

  /** True if the sum in millionths is within the range of a long. */
  public boolean sumFits() {
    return high == low >> 63;
  }

  /** The sum in millionths; beyond the range of a long, the end of that range. */
  public long sum() {
    if (sumFits()) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** The smallest number, in millionths. */
  public long min() {
    return min;
  }

  /** The largest number, in millionths. */
  public long max() {
    return max;
  }

  /** How the mean stands to a number in millionths: negative, zero or positive. */
  public int compareMean(long micros) {
    long productHigh = Math.multiplyHigh(micros, count);
    int byHigh = Long.compare(high, productHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, micros * count);
  }

  /** The exact sum in millionths. */
  public BigInteger exactSum() {
    BigInteger upper = BigInteger.valueOf(high).shiftLeft(64);
    return upper.add(new BigInteger(Long.toUnsignedString(low)));
  }

  void write(ByteWriter out) {
    out.putVarint(count);
    if (count > 0) {
      out.putSigned(high);
      out.putSigned(low);
      out.putSigned(min);
      out.putSigned(max);
    }
  }

  static Tally read(ByteReader in) {
    Tally tally = new Tally();
    tally.count = in.getVarint();
    if (tally.count > 0) {
      tally.high = in.getSigned();
      tally.low = in.getSigned();
      tally.min = in.getSigned();
      tally.max = in.getSigned();
    }
    return tally;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally that
        && count == that.count
        && high == that.high
        && low == that.low
        && min == that.min
        && max == that.max;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count * 31 + low);
  }

  @Override
  public String toString() {
    return count + " numbers, sum " + exactSum() + " millionths";
  }
}
