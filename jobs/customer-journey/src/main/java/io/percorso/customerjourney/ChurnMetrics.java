package io.percorso.customerjourney;

/**
 * The figures of the learner, in a group {@value #MODEL} for each churn model that learns. Names
 * are promises to dashboards.
 */
public final class ChurnMetrics {
  /** The group, with the id of the model. */
  public static final String MODEL = "model";

  /** Gauge: live calibration, the mean risk of about the last thousand examples. */
  public static final String EXPECTED = "churnExpected";

  /** Gauge: live calibration, the share of the same examples that stayed silent. */
  public static final String OBSERVED = "churnObserved";

  /** Gauge: examples learned from so far. */
  public static final String EXAMPLES = "churnExamples";

  private ChurnMetrics() {}
}
