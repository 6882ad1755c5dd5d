package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one condition keeps of the entries that have left the history: a tally since ever, the times
 * of the first and the last, and, for a condition with a window whose entries had to leave before
 * their time, a tally by day.
 */
public final class Fold {
  private static final long DAY = 86_400_000L;

  /** Itself, its tally and its map, in bytes. */
  private static final int OBJECTS = 40 + 56 + 48;

  /** A day, its tally, its number, its entry in the map. */
  private static final int OBJECTS_OF_A_DAY = 24 + 56 + 24 + 40;

  private final Tally total = new Tally();
  private final TreeMap<Long, Day> days = new TreeMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** The entries of one day (UTC), and the instant of the last of them. */
  public static final class Day {
    private final Tally tally = new Tally();
    private long last = Long.MIN_VALUE;

    /** The numbers of that day. */
    public Tally tally() {
      return tally;
    }

    /** The instant of the last entry of that day. */
    public long last() {
      return last;
    }
  }

  /** Takes an entry in that left because it is older than what is kept. */
  public void add(long time, long micros) {
    total.add(micros);
    first = Math.min(first, time);
    last = Math.max(last, time);
  }

  /** Takes an entry in that left while windows may still reach it. */
  public void addToDay(long time, long micros) {
    Day day = days.computeIfAbsent(Math.floorDiv(time, DAY), number -> new Day());
    day.tally.add(micros);
    day.last = Math.max(day.last, time);
  }

  /** Drops the days that ended before an instant: no window reaches them any more. */
  void dropDaysBefore(long instant) {
    days.headMap(Math.floorDiv(instant, DAY)).clear();
  }

  /** About how many bytes of the heap it takes. */
  long heapSize() {
    return OBJECTS + (long) OBJECTS_OF_A_DAY * days.size();
  }

  /** Everything taken in by {@link #add}. */
  public Tally total() {
    return total;
  }

  /** The instant of the first entry taken in; meaningless if there is none. */
  public long first() {
    return first;
  }

  /** The instant of the last entry taken in; meaningless if there is none. */
  public long last() {
    return last;
  }

  /** The days, the newest first. */
  public Iterable<Day> days() {
    return days.descendingMap().values();
  }

  boolean isEmpty() {
    return total.count() == 0 && days.isEmpty();
  }

  void write(ByteWriter out) {
    total.write(out);
    if (total.count() > 0) {
      out.putSigned(first);
      out.putSigned(last);
    }
    out.putVarint(days.size());
    for (Map.Entry<Long, Day> day : days.entrySet()) {
      out.putSigned(day.getKey());
      out.putSigned(day.getValue().last - day.getKey() * DAY);
      day.getValue().tally.write(out);
    }
  }

  static Fold read(ByteReader in) {
    Fold fold = new Fold();
    fold.total.merge(Tally.read(in));
    if (fold.total.count() > 0) {
      fold.first = in.getSigned();
      fold.last = in.getSigned();
    }
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      long number = in.getSigned();
      Day day = new Day();
      day.last = number * DAY + in.getSigned();
      day.tally.merge(Tally.read(in));
      fold.days.put(number, day);
    }
    return fold;
  }
}
