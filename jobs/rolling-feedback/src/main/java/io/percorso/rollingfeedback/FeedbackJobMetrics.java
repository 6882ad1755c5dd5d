package io.percorso.rollingfeedback;

/** The figures that the job's operators keep of themselves. Names are promises to dashboards. */
public final class FeedbackJobMetrics {
  /** Counter: rows dropped because they had come before. */
  public static final String REPEATS = "rowsRepeated";

  /** Counter: changes of counts for boundaries that were over; each corrects figures. */
  public static final String LATE = "deltasLate";

  /** Counter: points told, corrected ones included. */
  public static final String POINTS = "points";

  private FeedbackJobMetrics() {}
}
