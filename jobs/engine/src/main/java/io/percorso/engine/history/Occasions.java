package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;

/**
 * Days (UTC) on which something happened, in constant space: how many, the first and the last, the
 * gaps between them, and decayed counts. The time of an occasion is that of the first event of its
 * day. Events come in order of time.
 */
public final class Occasions {
  /** Milliseconds of a day. */
  public static final long DAY = 86_400_000L;

  private static final int[] HALF_LIVES = {14, 45, 120};
  private static final double LOG_2 = StrictMath.log(2);

  private int count;
  private long first;
  private long last;
  private long lastEvent;
  private double squaredGaps;
  private double lastGap;
  private final double[] decayed = new double[HALF_LIVES.length];
  private long amounts;
  private long amountSum;
  private long before = Long.MIN_VALUE;
  private boolean raised;
  private long[] recent = {};

  /** A copy that can be added to. */
  public Occasions copy() {
    Occasions copy = new Occasions();
    copy.count = count;
    copy.first = first;
    copy.last = last;
    copy.lastEvent = lastEvent;
    copy.squaredGaps = squaredGaps;
    copy.lastGap = lastGap;
    System.arraycopy(decayed, 0, copy.decayed, 0, decayed.length);
    copy.amounts = amounts;
    copy.amountSum = amountSum;
    copy.before = before;
    copy.raised = raised;
    copy.recent = recent;
    return copy;
  }

  /**
   * Takes an event in.
   *
   * @return true if it is the first of its day, an occasion
   */
  public boolean add(long time) {
    lastEvent = time;
    if (count > 0 && Math.floorDiv(time, DAY) == Math.floorDiv(last, DAY)) {
      return false;
    }
    if (count == 0) {
      first = time;
    } else {
      lastGap = days(time - last);
      squaredGaps += lastGap * lastGap;
    }
    for (int i = 0; i < decayed.length; i++) {
      decayed[i] = (count == 0 ? 0 : decayed[i] * decay(lastGap, i)) + 1;
    }
    last = time;
    count++;
    return true;
  }

  /** Takes in the amount of an event, in millionths. */
  public void addAmount(long micros) {
    amounts++;
    amountSum = Math.max(-Long.MAX_VALUE / 2, Math.min(Long.MAX_VALUE / 2, amountSum + micros));
  }

  /** How many half-lives counts decay with. */
  public static int halfLives() {
    return HALF_LIVES.length;
  }

  /** A half-life in days, by its number. */
  public static int halfLife(int number) {
    return HALF_LIVES[number];
  }

  /** Milliseconds as days. */
  public static double days(long millis) {
    return millis / (double) DAY;
  }

  /** What is left of 1 after some days of a half-life. */
  public static double decay(double days, int halfLife) {
    return StrictMath.exp(-LOG_2 * days / HALF_LIVES[halfLife]);
  }

  /** How many occasions. */
  public int count() {
    return count;
  }

  /** The time of the first occasion; meaningless without one. */
  public long first() {
    return first;
  }

  /** The time of the last occasion; meaningless without one. */
  public long last() {
    return last;
  }

  /** The time of the last event; meaningless without one. */
  public long lastEvent() {
    return lastEvent;
  }

  /** The sum of the squared gaps, in days. */
  public double squaredGaps() {
    return squaredGaps;
  }

  /** The gap before the last occasion, in days; 0 if there is only one. */
  public double lastGap() {
    return lastGap;
  }

  /** The decayed count at the last occasion, by number of the half-life. */
  public double decayed(int halfLife) {
    return decayed[halfLife];
  }

  /** The mean amount of an event that had one; 0 if none had. */
  public double meanAmount() {
    return amounts == 0 ? 0 : amountSum / 1e6 / amounts;
  }

  /** All events before this instant are in, and none from it on. */
  public long before() {
    return before;
  }

  /** Whether the flag of the owner was up right before {@link #before}. */
  public boolean isRaised() {
    return raised;
  }

  /** The times of the last occasions, as far back as windows reach, in order. */
  public long[] recent() {
    return recent;
  }

  /**
   * Notes that all events before an instant are in.
   *
   * @param flag whether the flag of the owner was up right before it
   * @param times of the last occasions
   */
  public void wholeBefore(long instant, boolean flag, long[] times) {
    before = instant;
    raised = flag;
    recent = times;
  }

  /** Writes everything. */
  public void write(ByteWriter out) {
    out.putVarint((long) count << 1 | (raised ? 1 : 0));
    out.putSigned(last);
    out.putVarint(lastEvent - last);
    out.putVarint(last - first);
    out.putLong(Double.doubleToLongBits(squaredGaps));
    out.putLong(Double.doubleToLongBits(lastGap));
    for (double one : decayed) {
      out.putLong(Double.doubleToLongBits(one));
    }
    out.putVarint(amounts);
    out.putSigned(amountSum);
    out.putSigned(before);
    out.putVarint(recent.length);
    for (long time : recent) {
      out.putVarint(before - time);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Occasions read(ByteReader in) {
    Occasions occasions = new Occasions();
    long countAndFlag = in.getVarint();
    occasions.count = (int) (countAndFlag >> 1);
    occasions.raised = (countAndFlag & 1) == 1;
    occasions.last = in.getSigned();
    occasions.lastEvent = occasions.last + in.getVarint();
    occasions.first = occasions.last - in.getVarint();
    occasions.squaredGaps = Double.longBitsToDouble(in.getLong());
    occasions.lastGap = Double.longBitsToDouble(in.getLong());
    for (int i = 0; i < occasions.decayed.length; i++) {
      occasions.decayed[i] = Double.longBitsToDouble(in.getLong());
    }
    occasions.amounts = in.getVarint();
    occasions.amountSum = in.getSigned();
    occasions.before = in.getSigned();
    occasions.recent = new long[in.getInt()];
    for (int i = 0; i < occasions.recent.length; i++) {
      occasions.recent[i] = occasions.before - in.getVarint();
    }
    return occasions;
  }
}
