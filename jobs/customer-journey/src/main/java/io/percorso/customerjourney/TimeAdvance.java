package io.percorso.customerjourney;

import java.time.Duration;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Lets event time come to each watermark. Where so much becomes due on the way that lines and
 * barriers would wait for long, as after an outage in which nobody did anything, time stops on the
 * way, and goes on after as long a pause. For whoever asks meanwhile, it is as if the watermark had
 * come more slowly.
 */
final class TimeAdvance {
  private static final long NANOS_OF_MILLI = 1_000_000;

  /** How far time goes first, in milliseconds; then as far as takes a part of what it may take. */
  private static final long FIRST_STRIDE = 60_000;

  private static final long SHORTEST_STRIDE = 1_000;
  private static final long LONGEST_STRIDE = Duration.ofDays(1).toMillis();

  /** What has been due for longer when a job begins is little, and done at once. */
  private static final long FARTHEST = Duration.ofDays(7).toMillis();

  private final Host host;
  private final long sliceNanos;
  private long now = Long.MIN_VALUE;
  private long target = Long.MIN_VALUE;
  private long stride = FIRST_STRIDE;

  /** Where time goes on. */
  interface Host {
    /** Does all that is due by an instant on the way. */
    void pass(long instant) throws Exception;

    /** Does all that is due by the watermark, and hands it on. */
    void arrive(long watermark) throws Exception;

    /** Runs something in so many milliseconds. */
    void callIn(long millis, ThrowingRunnable<Exception> action);
  }

  /** Time has not begun yet; it may take so long at a time. */
  TimeAdvance(Host host, Duration slice) {
    this.host = host;
    sliceNanos = slice.toNanos();
  }

  /** Sets out for a watermark, or for a later one than before. */
  void to(long watermark) throws Exception {
    boolean isUnderWay = now < target;
    target = watermark;
    if (watermark == Long.MAX_VALUE) {
      // Of the end of all time there is no half.
      arrive();
    } else if (!isUnderWay) {
      now = Math.max(now, Math.max(target, Long.MIN_VALUE + FARTHEST) - FARTHEST);
      stride = FIRST_STRIDE;
      goOn();
    }
  }

  private void goOn() throws Exception {
    long began = System.nanoTime();
    while (target - now > stride) {
      long before = System.nanoTime();
      now += stride;
      host.pass(now);
      long end = System.nanoTime();
      adapt(end - before);
      if (end - began > sliceNanos) {
        host.callIn(1 + (end - began) / NANOS_OF_MILLI, this::goOnIfUnderWay);
        return;
      }
    }
    arrive();
  }

  private void goOnIfUnderWay() throws Exception {
    if (now < target) {
      goOn();
    }
  }

  private void adapt(long taken) {
    if (taken < sliceNanos / 4) {
      stride = Math.min(2 * stride, LONGEST_STRIDE);
    } else if (taken > sliceNanos / 2) {
      stride = Math.max(stride / 2, SHORTEST_STRIDE);
    }
  }

  private void arrive() throws Exception {
    now = target;
    host.arrive(target);
  }
}
