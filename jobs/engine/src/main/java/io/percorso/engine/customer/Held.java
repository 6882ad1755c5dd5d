package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.line.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines that have come too early to be judged, and wait. */
public final class Held {
  /** Of one for whom nothing waits, and who is to get their own with the first line that does. */
  static final Held NONE = new Held();

  /** Beyond so many bytes of one customer no more may wait: those of some ten thousand lines. */
  static final long MOST_BYTES = 4L << 20;

  /** What one takes of the heap besides its bytes. */
  private static final int OBJECTS = 24 + 16 + 8;

  private final List<One> lines = new ArrayList<>(0);
  private long byteSize;

  private record One(long at, byte[] bytes) {}

  /** Keeps a line; false if so many wait already that it has to be judged at once. */
  boolean add(long at, byte[] line, int most) {
    if (lines.size() >= most || byteSize + line.length > MOST_BYTES) {
      return false;
    }
    keep(at, line);
    return true;
  }

  private void keep(long at, byte[] line) {
    lines.add(new One(at, line));
    byteSize += line.length;
  }

  /** How many bytes the lines take. */
  long byteSize() {
    return byteSize;
  }

  /** About how many bytes of the heap they take. */
  long heapSize() {
    return byteSize + (long) OBJECTS * lines.size();
  }

  /** When the first of them is no longer too early; {@link Judge#NEVER} if there is none. */
  public long nextDue(HoldAhead ahead) {
    long next = Judge.NEVER;
    for (One one : lines) {
      next = Math.min(next, ahead.due(one.at, one.bytes));
    }
    return next;
  }

  /** Takes out those due by an instant, in order of time, those of one instant as they came. */
  public List<Line> takeDue(long instant, HoldAhead ahead) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<One> due = new ArrayList<>();
    lines.removeIf(one -> ahead.due(one.at, one.bytes) <= instant && due.add(one));
    due.forEach(one -> byteSize -= one.bytes.length);
    due.sort(Comparator.comparingLong(One::at));
    return due.stream().map(one -> Line.of(one.at, one.bytes)).toList();
  }

  void write(ByteWriter out) {
    out.putVarint(lines.size());
    for (One one : lines) {
      out.putVarint(one.at);
      out.putBlock(one.bytes, 0, one.bytes.length);
    }
  }

  static Held read(ByteReader in) {
    int count = in.getInt();
    Held held = count == 0 ? NONE : new Held();
    for (int left = count; left > 0; left--) {
      long at = in.getVarint();
      int length = in.getLength();
      byte[] bytes = new byte[length];
      System.arraycopy(in.array(), in.position(), bytes, 0, length);
      in.skip(length);
      held.keep(at, bytes);
    }
    return held;
  }
}
