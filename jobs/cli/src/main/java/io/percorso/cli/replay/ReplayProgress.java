package io.percorso.cli.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a replay has come: bytes and lines read so far. The readers run in this JVM but reach it
 * by way of serialization, so each run's counters are found by its name.
 */
final class ReplayProgress implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Map<String, Counters> RUNS = new ConcurrentHashMap<>();

  private final String run;
  private final long totalBytes;

  private static final class Counters {
    private final LongAdder bytes = new LongAdder();
    private final LongAdder lines = new LongAdder();
  }

  ReplayProgress(String run, long totalBytes) {
    this.run = run;
    this.totalBytes = totalBytes;
  }

  private Counters counters() {
    return RUNS.computeIfAbsent(run, name -> new Counters());
  }

  void lines(int number) {
    counters().lines.add(number);
  }

  long lines() {
    return counters().lines.sum();
  }

  /** The share of the input's bytes that has been read, 0 to 1. */
  double share() {
    return totalBytes == 0 ? 1 : Math.min(1, (double) counters().bytes.sum() / totalBytes);
  }

  /** Forgets the run. */
  void end() {
    RUNS.remove(run);
  }

  /** The same stream, its bytes counted. */
  InputStream count(InputStream in) {
    LongAdder bytes = counters().bytes;
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        bytes.add(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        bytes.add(Math.max(0, read));
        return read;
      }
    };
  }
}
