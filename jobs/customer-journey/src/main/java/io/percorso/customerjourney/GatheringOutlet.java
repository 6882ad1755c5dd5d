package io.percorso.customerjourney;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Hands on what is told: at once, but while a backlog is worked off a tenth of a second's worth at
 * a time. A producer sends what it has for any partition a few milliseconds after the first record
 * for one; told one by one, that is few records for each partition, and much of the work is with
 * requests, here and in the broker. Nobody misses a tenth of a second of what is late by more than
 * ten.
 */
final class GatheringOutlet implements Outlet {
  /** How long the first that is told has to wait at most, in milliseconds. */
  static final long MILLIS = 100;

  /** More are not gathered. */
  static final int MOST = 4_096;

  private final Outlet to;
  private final BooleanSupplier isBehind;
  private final Alarm alarm;
  private final List<CustomerOutput> gathered = new ArrayList<>();
  private boolean isSet;

  /** Calls back. */
  interface Alarm {
    /** Runs something in so many milliseconds, between lines. */
    void in(long millis, ThrowingRunnable<Exception> action);
  }

  /**
   * Nothing is gathered yet.
   *
   * @param isBehind true while a backlog is worked off
   */
  GatheringOutlet(Outlet to, BooleanSupplier isBehind, Alarm alarm) {
    this.to = to;
    this.isBehind = isBehind;
    this.alarm = alarm;
  }

  @Override
  public void tell(CustomerOutput output) {
    gathered.add(output);
    if (gathered.size() == MOST || !isBehind.getAsBoolean()) {
      release();
    } else if (!isSet) {
      isSet = true;
      alarm.in(MILLIS, this::ring);
    }
  }

  private void ring() {
    isSet = false;
    release();
  }

  @Override
  public <T> void aside(OutputTag<T> tag, T value) {
    to.aside(tag, value);
  }

  /** Hands on all that has been gathered; to be called before anything that must come after it. */
  void release() {
    gathered.forEach(to::tell);
    gathered.clear();
  }
}
