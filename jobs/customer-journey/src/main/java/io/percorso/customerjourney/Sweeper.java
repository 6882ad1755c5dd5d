package io.percorso.customerjourney;

import java.time.Duration;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Takes every customer over to new rules once they have changed, quiet ones included: in slices of
 * a few milliseconds between the lines, with pauses as long, so that neither lines nor barriers
 * wait for more than a slice.
 *
 * <p>Flink's {@code applyToKeyedState} would visit all customers in one call. An operator that is
 * restored in the middle of a sweep begins anew; customers bear the stamp of the rules that they
 * were judged by last, and are told of once.
 */
final class Sweeper {
  /** Milliseconds. */
  private static final long REPORT_EVERY = 1_000;

  private final Host host;
  private final RulesInForce rules;
  private final SweepMetrics figures;
  private final long sliceNanos;
  private Sweep sweep;
  private long swept;
  private long sweptSet = SweptState.UNKNOWN;
  private long judged;
  private long reported;

  /** What a sweep needs of the operator. */
  interface Host {
    /** Opens a pass over all customers that there are. */
    Sweep open(long stamp, long set) throws Exception;

    /** Judges a customer by the rules as they are now; false if that has been done. */
    boolean visit(String id) throws Exception;

    /** Calls {@link #slice} in so many milliseconds. */
    void callIn(long millis);

    /** Event time. */
    long watermark();

    /** The time of day. */
    long now();

    /** Says how far a sweep has come. */
    void report(JobReport report);

    /** Which subtask this is. */
    JobReport.Subtask subtask();

    /** The share of the customers up to one. */
    double progress(String id);
  }

  /**
   * Nothing is swept yet.
   *
   * @param swept the stamp of the rules by which all customers have been judged
   */
  Sweeper(Host host, RulesInForce rules, SweepMetrics figures, Duration slice, long swept) {
    this.host = host;
    this.rules = rules;
    this.figures = figures;
    sliceNanos = slice.toNanos();
    this.swept = swept;
  }

  /** Begins a sweep if the rules are not those of the last one. */
  void sweepIfDue() throws Exception {
    if (sweep == null && begin()) {
      host.callIn(0);
    }
  }

  /** Before the first watermark nobody knows the present that customers are to be judged at. */
  private boolean begin() throws Exception {
    long stamp = rules.engine().stamp();
    if (stamp == swept) {
      return false;
    }
    if (host.watermark() == Watermark.UNINITIALIZED.getTimestamp()) {
      figures.reached(0);
      return false;
    }
    sweep = host.open(stamp, rules.set());
    judged = 0;
    report(0);
    return true;
  }

  boolean isSweeping() {
    return sweep != null;
  }

  /** What a snapshot is to say of all customers. */
  long swept() {
    boolean isWhole = sweep == null && rules.engine().quarantined() == 0;
    return isWhole ? swept : SweptState.UNKNOWN;
  }

  /** Visits customers until the slice is over, or nobody is left. */
  void slice() throws Exception {
    if (sweep == null) {
      return;
    }
    long began = System.nanoTime();
    while (sweep.hasNext()) {
      String id = visitNext();
      long taken = System.nanoTime() - began;
      if (taken > sliceNanos) {
        report(host.progress(id));
        host.callIn(Slices.pauseAfter(taken));
        return;
      }
    }
    end();
    // Rules may have changed once more, and customers visited before that.
    sweepIfDue();
  }

  private String visitNext() throws Exception {
    String id = sweep.next();
    if (host.visit(id)) {
      judged++;
      figures.judged();
    }
    return id;
  }

  private void end() {
    report(1);
    swept = sweep.stamp();
    sweptSet = sweep.set();
    close();
    figures.ended();
  }

  /** Sweeps to the end, at once. */
  void finish() throws Exception {
    while (sweep != null || begin()) {
      while (sweep.hasNext()) {
        visitNext();
      }
      end();
    }
  }

  /** Lets go of a sweep under way. */
  void close() {
    if (sweep != null) {
      sweep.close();
      sweep = null;
    }
  }

  private void report(double share) {
    figures.reached(share);
    long now = host.now();
    // New weights are no new set: for the set nothing changes.
    boolean isNew = sweep.set() != sweptSet;
    if (isNew && (share == 0 || share == 1 || now - reported >= REPORT_EVERY)) {
      reported = now;
      host.report(JobReport.sweep(now, sweep.set(), host.subtask(), share, judged));
    }
  }
}
