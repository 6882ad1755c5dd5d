package io.percorso.cli.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines of bytes from a stream, without copying those that fit its buffer. Of a line beyond
 * {@link #LONGEST} only the beginning is kept; the mark that some editors put before UTF-8 is no
 * part of a file's first line.
 */
final class LineReader implements Closeable {
  /** The longest line taken whole, in bytes. */
  static final int LONGEST = 16 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final boolean fromStart;
  private byte[] buffer = new byte[1 << 18];
  private int next;
  private int end;
  private boolean ended;
  private long consumed;
  private int from;
  private int length;
  private long position;
  private boolean cut;

  /** Reads what begins at the start of a file. */
  LineReader(InputStream in) {
    this(in, true);
  }

  /** Reads from the start of a file, or from within it. */
  LineReader(InputStream in, boolean fromStart) {
    this.in = in;
    this.fromStart = fromStart;
  }

  /** Moves to the next line, be it empty; false at the end of the stream. */
  boolean next() throws IOException {
    position = consumed;
    cut = false;
    int scanned = next;
    while (true) {
      int newline = indexOfNewline(scanned);
      if (newline >= 0) {
        take(newline);
        consumed++;
        next = newline + 1;
        return true;
      }
      if (ended) {
        boolean more = end > next || cut;
        take(end);
        next = end;
        return more;
      }
      makeRoom();
      scanned = end;
      fill();
    }
  }

  private int indexOfNewline(int start) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void take(int lineEnd) {
    consumed += lineEnd - next;
    from = next;
    boolean carriageReturn = lineEnd > next && buffer[lineEnd - 1] == '\r';
    length = lineEnd - next - (carriageReturn ? 1 : 0);
    if (fromStart && position == 0 && startsWithMark()) {
      from += MARK.length;
      length -= MARK.length;
    }
  }

  private boolean startsWithMark() {
    return length >= MARK.length
        && Arrays.equals(buffer, from, from + MARK.length, MARK, 0, MARK.length);
  }

  private void makeRoom() {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, end - next);
      end -= next;
      next = 0;
    } else if (end == LONGEST) {
      // Keep the beginning, pass over the rest as it comes.
      int kept = LONGEST / 2;
      consumed += end - kept;
      end = kept;
      cut = true;
    } else if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }

  private void fill() throws IOException {
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(0, read);
  }

  /** The array that holds the line until {@link #next} is called. */
  byte[] array() {
    return buffer;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  /** Where the line begins, in bytes from the start of the stream. */
  long position() {
    return position;
  }

  /** True if the line was longer than {@link #LONGEST}. */
  boolean isCut() {
    return cut;
  }

  /** True if there is nothing but white space. */
  boolean isBlank() {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
