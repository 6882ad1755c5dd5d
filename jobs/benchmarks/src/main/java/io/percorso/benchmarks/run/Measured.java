package io.percorso.benchmarks.run;

import java.util.Locale;

/**
 * What was measured of one contender.
 *
 * @param records how many records it took while it was measured
 * @param usage what its process used for them
 * @param checkpointMillis how long the newest checkpoint took; 0 if there was none
 * @param checkpointBytes how much that had
 */
public record Measured(long records, Usage usage, long checkpointMillis, long checkpointBytes) {
  private static final String MARK = "measured,";

  /**
   * What a process used.
   *
   * @param seconds how long that was
   * @param cpuSeconds of all its threads
   * @param compilerSeconds of those that are the JVM's compiler; 0 where that cannot be told
   * @param allocated bytes, by all threads
   */
  public record Usage(double seconds, double cpuSeconds, double compilerSeconds, long allocated) {
    /** What was used since an earlier look. */
    public Usage since(Usage begin) {
      return new Usage(
          seconds - begin.seconds,
          cpuSeconds - begin.cpuSeconds,
          // A compiler's thread that has ended takes its time along.
          Math.max(0, compilerSeconds - begin.compilerSeconds),
          allocated - begin.allocated);
    }
  }

  /** Records a second. */
  public double rate() {
    return records / usage.seconds();
  }

  /** Microseconds of the processors for a record. */
  public double cpuMicros() {
    return usage.cpuSeconds() * 1e6 / records;
  }

  /**
   * How much of that was the JVM's compiler, in per cent: a process that runs on has it no more.
   */
  public double compilerPercent() {
    return 100 * usage.compilerSeconds() / usage.cpuSeconds();
  }

  /** Bytes allocated for a record. */
  public double allocatedEach() {
    return (double) usage.allocated() / records;
  }

  /** As one line. */
  public String toLine() {
    return MARK + values();
  }

  String values() {
    return String.format(
        Locale.ROOT,
        "%d,%.3f,%.3f,%.3f,%d,%d,%d",
        records,
        usage.seconds(),
        usage.cpuSeconds(),
        usage.compilerSeconds(),
        usage.allocated(),
        checkpointMillis,
        checkpointBytes);
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Measured ofLine(String line) {
    return of(line.substring(MARK.length()).split(",", -1), 0);
  }

  static Measured of(String[] cells, int first) {
    return new Measured(
        Long.parseLong(cells[first]),
        new Usage(
            Double.parseDouble(cells[first + 1]),
            Double.parseDouble(cells[first + 2]),
            Double.parseDouble(cells[first + 3]),
            Long.parseLong(cells[first + 4])),
        Long.parseLong(cells[first + 5]),
        Long.parseLong(cells[first + 6]));
  }
}
