package io.percorso.cli.shoppers;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of lines, with its noise. */
final class LineFile implements Closeable {

  private static final int BUFFER = 1 << 18;
  private static final int LONGEST_HOLD = 1_000;

  private final OutputStream out;
  private final Noise noise;
  private final boolean noisy;
  private final Dice dice;
  private final PriorityQueue<Held> held = new PriorityQueue<>();
  private long lines;
  private long actions;
  private long displaced;
  private long duplicates;
  private long malformed;

  LineFile(Path path, Noise noise, Dice dice) throws IOException {
    this.noise = noise;
    this.dice = dice;
    noisy = !noise.equals(Noise.NONE);
    OutputStream file = Files.newOutputStream(path);
    boolean zipped = path.getFileName().toString().endsWith(".gz");
    out = new BufferedOutputStream(zipped ? new Fast(file) : file, BUFFER);
  }

  long actions() {
    return actions;
  }

  long displaced() {
    return displaced;
  }

  long duplicates() {
    return duplicates;
  }

  long malformed() {
    return malformed;
  }

  /** Writes the line, now or later, once or twice, and perhaps one that is to be refused. */
  void write(Act act, LineFields line) throws IOException {
    actions++;
    if (noisy) {
      disturb(act, line);
    } else {
      out.write(line.bytes(), 0, line.length());
    }
  }

  private void disturb(Act act, LineFields line) throws IOException {
    if (dice.chance(noise.disorder())) {
      displaced++;
      hold(line);
    } else {
      emit(line.bytes(), line.length());
    }
    if (dice.chance(noise.duplicates())) {
      duplicates++;
      hold(line);
    }
    if (dice.chance(noise.malformed())) {
      malformed++;
      byte[] bad = Spoiled.line(act, line, dice);
      emit(bad, bad.length);
    }
    while (!held.isEmpty() && held.peek().due <= lines) {
      byte[] late = held.remove().line;
      emit(late, late.length);
    }
  }

  private void hold(LineFields line) {
    // At least two further, so that it does come after a later one.
    long due = lines + 2 + dice.below(LONGEST_HOLD);
    held.add(new Held(due, actions, Arrays.copyOf(line.bytes(), line.length())));
  }

  private void emit(byte[] line, int length) throws IOException {
    out.write(line, 0, length);
    lines++;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      while (!held.isEmpty()) {
        byte[] late = held.remove().line;
        emit(late, late.length);
      }
    }
  }

  /** A line that waits until so many lines are written. */
  private static final class Held implements Comparable<Held> {
    private final long due;
    private final long order;
    private final byte[] line;

    Held(long due, long order, byte[] line) {
      this.due = due;
      this.order = order;
      this.line = line;
    }

    @Override
    public int compareTo(Held other) {
      int byDue = Long.compare(due, other.due);
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }

  /** gzip at its quickest: the lines shrink to an eighth all the same. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
