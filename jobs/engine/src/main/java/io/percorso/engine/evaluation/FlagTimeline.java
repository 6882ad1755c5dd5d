package io.percorso.engine.evaluation;

import io.percorso.engine.churn.Hysteresis;
import io.percorso.engine.churn.RiskCurve;
import java.util.Arrays;

/**
 * When a churn flag went up and down up to the last line that changed the course of its risk:
 * worked out once, from the oldest line on, for those who ask about many instants of the past.
 */
final class FlagTimeline {
  private final Hysteresis hysteresis;
  private boolean before;
  private boolean raised;
  private long[] changes = new long[8];
  private int count;
  private long lastTouch;
  private RiskCurve last;

  /** Whether the flag was up at an instant: before it nobody needs to look. */
  record Known(long at, boolean raised) {
    /** Nothing: before the first line no flag is up. */
    static final Known NOTHING = new Known(Long.MIN_VALUE, false);
  }

  FlagTimeline(EventSource events, RiskReader reader, Hysteresis hysteresis, Known known) {
    this.hysteresis = hysteresis;
    before = known.raised();
    raised = before;
    lastTouch = known.at();
    last = known.at() == Long.MIN_VALUE ? null : reader.curve(events, known.at());
    reader.forEachCourse(events, known.at(), this::take);
  }

  private void take(long touch, RiskCurve curve) {
    if (last != null) {
      passTime(touch - 1);
    }
    if (hysteresis.isUpAfter(curve.logit(touch), touch, raised) != raised) {
      change(touch);
    }
    lastTouch = touch;
    last = curve;
  }

  private void passTime(long to) {
    long from = lastTouch;
    while (true) {
      long next = hysteresis.next(last, raised, from, to);
      if (next == Hysteresis.NONE) {
        return;
      }
      change(next);
      from = next;
    }
  }

  private void change(long instant) {
    if (count == changes.length) {
      changes = Arrays.copyOf(changes, count * 2);
    }
    changes[count++] = instant;
    raised = !raised;
  }

  /** What is known of the flag at an instant or some time before it. */
  Known knownAt(long instant) {
    if (instant >= lastTouch) {
      return new Known(lastTouch, raised);
    }
    return new Known(instant, before ^ (changesUpTo(instant) % 2 == 1));
  }

  private int changesUpTo(long instant) {
    int place = Arrays.binarySearch(changes, 0, count, instant);
    return place >= 0 ? place + 1 : ~place;
  }

  /** True if an instant lies before the last line that changed the course of the risk. */
  boolean isPast(long instant) {
    return instant < lastTouch;
  }

  /** Of an instant of the past, the next change, or the last line if that comes first. */
  long nextAfter(long instant) {
    int place = changesUpTo(instant);
    return place < count ? Math.min(changes[place], lastTouch) : lastTouch;
  }
}
