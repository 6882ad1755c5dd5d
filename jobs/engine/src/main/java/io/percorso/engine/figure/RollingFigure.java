package io.percorso.engine.figure;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.CorruptBytesException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One feedback metric for one value of one dimension, in all its windows. Answers lie in buckets,
 * one for each boundary that is the first at or after them; every window has a running total, from
 * which a bucket is taken off when it leaves. Time goes from one boundary at which something
 * changes to the next, whatever lies between.
 *
 * <p>A change says from which boundary on it counts. One for a boundary still to come waits; one
 * for a boundary that is over corrects the bucket at once, and the totals with it.
 */
public final class RollingFigure {
  private static final int FORMAT = 1;

  private final FigureSpec spec;
  private final Series buckets;
  private final Window[] windows;
  private final int longest;
  private final TreeMap<Long, TreeMap<Long, Counts>> pending = new TreeMap<>();
  private long boundary;

  /** Takes what has become true. */
  public interface Points {
    /**
     * A figure that differs from the boundary before.
     *
     * @param window its place among the spec's windows
     * @param boundary the number of the boundary
     * @param counts what stands in the window
     * @param earlier what stood in it one window ago
     */
    void point(int window, long boundary, Counts counts, Counts earlier);
  }

  private static final class Window {
    private final int length;

    /** What the figure was, by the boundary at which it became so, up to one window ago. */
    private final Series past;

    private Counts total = Counts.NONE;
    private Counts told = Counts.NONE;

    /** What it was one window ago. */
    private Counts earlier = Counts.NONE;

    private Window(int length, Series past) {
      this.length = length;
      this.past = past;
    }
  }

  /**
   * A figure of which nothing is known yet.
   *
   * @param boundary the number of the last boundary that is over
   */
  public RollingFigure(FigureSpec spec, Cells cells, long boundary) {
    this.spec = spec;
    this.boundary = boundary;
    longest = spec.longest();
    // The square root balances the list of chunks with the size of each.
    int width = (int) Math.max(16, Math.ceil(Math.sqrt(longest)));
    buckets = new Series(cells, 0, width);
    windows = new Window[spec.windows().size()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = new Window(spec.windows().get(i), new Series(cells, i + 1, width));
    }
  }

  /** What is counted, and how. */
  public FigureSpec spec() {
    return spec;
  }

  /** The number of the last boundary that is over. */
  public long boundary() {
    return boundary;
  }

  /**
   * Counts answers, or with negative counts takes some back.
   *
   * @param bucket the first boundary at or after the answers
   * @param from the first boundary at which it counts, not before the bucket
   */
  public void add(long bucket, long from, Counts counts) {
    if (from > boundary) {
      pending.computeIfAbsent(from, key -> new TreeMap<>()).merge(bucket, counts, Counts::plus);
    } else {
      apply(bucket, counts);
    }
  }

  private void apply(long bucket, Counts counts) {
    if (bucket <= boundary - longest) {
      return;
    }
    buckets.add(bucket, counts);
    for (Window window : windows) {
      if (bucket > boundary - window.length) {
        window.total = window.total.plus(counts);
      }
    }
  }

  /** Lets time pass up to a boundary and including it. */
  public void advanceTo(long last, Points points) {
    advanceWhileUpTo(last, points);
    boundary = Math.max(boundary, last);
  }

  /** Lets time pass until nothing changes by itself any more. */
  public void advanceToEnd(Points points) {
    advanceWhileUpTo(Long.MAX_VALUE - 1, points);
  }

  private void advanceWhileUpTo(long last, Points points) {
    for (long next = nextChange(); next <= last; next = nextChange()) {
      boundary = next;
      leave();
      TreeMap<Long, Counts> due = pending.remove(next);
      if (due != null) {
        due.forEach(this::apply);
      }
      tell(points);
    }
  }

  private void leave() {
    for (Window window : windows) {
      window.total = window.total.minus(buckets.get(boundary - window.length));
    }
    buckets.remove(boundary - longest);
  }

  /** Tells figures that have changed at the present boundary, be it by correction. */
  public void tell(Points points) {
    for (int i = 0; i < windows.length; i++) {
      Window window = windows[i];
      turn(window);
      if (!window.total.equals(window.told)) {
        window.told = window.total;
        window.past.put(boundary, window.total);
        points.point(i, boundary, window.total, window.earlier);
      }
    }
  }

  /** Brings what was one window ago up to the present boundary. */
  private void turn(Window window) {
    long until = boundary - window.length;
    Long oldest = window.past.firstFrom(0);
    while (oldest != null && oldest <= until) {
      window.earlier = window.past.get(oldest);
      window.past.remove(oldest);
      oldest = window.past.firstFrom(oldest + 1);
    }
  }

  /** The next boundary at which something changes by itself; Long.MAX_VALUE for none. */
  public long nextChange() {
    long next = pending.isEmpty() ? Long.MAX_VALUE : pending.firstKey();
    for (Window window : windows) {
      Long leaving = buckets.firstFrom(boundary - window.length + 1);
      next = leaving == null ? next : Math.min(next, leaving + window.length);
    }
    return next;
  }

  /** When to look again: at the next change or, where none will come, to forget the past. */
  public long wakeAt() {
    long next = nextChange();
    if (next == Long.MAX_VALUE && !isForgettable()) {
      return boundary + longest;
    }
    return next;
  }

  /** True if a figure that knows nothing would say the same from now on. */
  public boolean isForgettable() {
    if (!pending.isEmpty() || !buckets.isEmpty()) {
      return false;
    }
    for (Window window : windows) {
      turn(window);
      if (!window.told.isNone() || !window.earlier.isNone() || !window.past.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Writes what is needed all the time, and the rest to the cells. */
  public void write(ByteWriter out) {
    out.putByte(FORMAT);
    spec.write(out);
    out.putSigned(boundary);
    buckets.write(out);
    for (Window window : windows) {
      window.past.write(out);
      window.total.write(out);
      window.told.write(out);
      window.earlier.write(out);
    }
    out.putVarint(pending.size());
    for (Map.Entry<Long, TreeMap<Long, Counts>> from : pending.entrySet()) {
      out.putSigned(from.getKey());
      out.putVarint(from.getValue().size());
      for (Map.Entry<Long, Counts> bucket : from.getValue().entrySet()) {
        out.putSigned(bucket.getKey());
        bucket.getValue().write(out);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CorruptBytesException if it is something else
   */
  public static RollingFigure read(byte[] bytes, Cells cells) {
    ByteReader in = new ByteReader(bytes);
    int format = in.getByte();
    if (format != FORMAT) {
      throw new CorruptBytesException("figure of unknown format " + format);
    }
    FigureSpec spec = FigureSpec.read(in);
    RollingFigure figure = new RollingFigure(spec, cells, in.getSigned());
    figure.buckets.read(in);
    for (Window window : figure.windows) {
      window.past.read(in);
      window.total = Counts.read(in);
      window.told = Counts.read(in);
      window.earlier = Counts.read(in);
    }
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      TreeMap<Long, Counts> from = new TreeMap<>();
      figure.pending.put(in.getSigned(), from);
      int buckets = in.getInt();
      for (int j = 0; j < buckets; j++) {
        from.put(in.getSigned(), Counts.read(in));
      }
    }
    return figure;
  }
}
