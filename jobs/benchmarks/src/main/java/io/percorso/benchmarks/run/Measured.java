package io.percorso.benchmarks.run;

import java.util.Locale;

/**
 * What was measured of one contender.
 *
 * @param records how many records it took while it was measured
 * @param seconds how long that was
 * @param cpuSeconds of its process
 * @param allocated bytes, by all threads
 * @param checkpointMillis how long the newest checkpoint took; 0 if there was none
 * @param checkpointBytes how much that had
 */
public record Measured(
    long records,
    double seconds,
    double cpuSeconds,
    long allocated,
    long checkpointMillis,
    long checkpointBytes) {
  private static final String MARK = "measured,";

  /** Records a second. */
  public double rate() {
    return records / seconds;
  }

  /** Microseconds of the processors for a record. */
  public double cpuMicros() {
    return cpuSeconds * 1e6 / records;
  }

  /** Bytes allocated for a record. */
  public double allocatedEach() {
    return (double) allocated / records;
  }

  /** As one line. */
  public String toLine() {
    return MARK + values();
  }

  String values() {
    return String.format(
        Locale.ROOT,
        "%d,%.3f,%.3f,%d,%d,%d",
        records,
        seconds,
        cpuSeconds,
        allocated,
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
        Double.parseDouble(cells[first + 1]),
        Double.parseDouble(cells[first + 2]),
        Long.parseLong(cells[first + 3]),
        Long.parseLong(cells[first + 4]),
        Long.parseLong(cells[first + 5]));
  }
}
