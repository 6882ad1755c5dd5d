package io.percorso.customerjourney;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Lets event time come to each watermark. Where so much becomes due on the way that lines and
 * barriers would wait for long, as after an outage in which nobody did anything, time stops on the
 * way, and goes on after as long a pause. For whoever asks meanwhile, it is as if the watermark had
 * come more slowly.
 */
final class TimeAdvance {
  /**
   * How far time goes between two looks at the clock, in milliseconds; less where that takes long.
   * In a backlog most watermarks are one stride away. Not more where it takes nothing: after an
   * outage there is nothing on most of the way, and all of it at the end.
   */
  private static final long STRIDE = 600_000;

  private static final long SHORTEST_STRIDE = 1_000;

  /** What has been due for longer when a job begins is little, and done at once. */
  private static final long FARTHEST = Duration.ofDays(7).toMillis();

  private final Host host;
  private final long sliceNanos;
  private final LongSupplier nanoTime;
  private long now = Long.MIN_VALUE;
  private long target = Long.MIN_VALUE;
  private long stride = STRIDE;

  /** Where time goes on. */
  interface Host {
    /** Does all that is due by an instant on the way. */
    void pass(long instant) throws Exception;

    /** Does all that is due by the watermark, and hands it on. */
    void arrive(long watermark) throws Exception;

    /** Runs something in so many milliseconds. */
    void callIn(long millis, ThrowingRunnable<Exception> action);
  }

  /**
   * Time has not begun yet.
   *
   * @param slice how long it may take at a time, by the clock {@code nanoTime}
   */
  TimeAdvance(Host host, Duration slice, LongSupplier nanoTime) {
    this.host = host;
    sliceNanos = slice.toNanos();
    this.nanoTime = nanoTime;
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
      goOn();
    }
  }

  private void goOn() throws Exception {
    long began = nanoTime.getAsLong();
    long before = began;
    while (target - now > stride) {
      now += stride;
      host.pass(now);
      long end = nanoTime.getAsLong();
      adapt(end - before);
      before = end;
      if (end - began >= sliceNanos) {
        host.callIn(Slices.pauseAfter(end - began), this::goOnIfUnderWay);
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

  /** A stride is to take half a slice at most. */
  private void adapt(long taken) {
    long most = sliceNanos / 2;
    if (taken > most) {
      stride = Math.max(SHORTEST_STRIDE, (long) (stride * (double) most / taken));
    } else if (taken < most / 2) {
      stride = Math.min(2 * stride, STRIDE);
    }
  }

  private void arrive() throws Exception {
    now = target;
    host.arrive(target);
  }
}
