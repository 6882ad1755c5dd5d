package io.percorso.cli.reference;

import io.percorso.customerjourney.ChurnMetrics;
import io.percorso.customerjourney.CustomerMetrics;
import io.percorso.customerjourney.OperatorUids;
import io.percorso.customerjourney.SweepMetrics;
import io.percorso.rollingfeedback.FeedbackJobMetrics;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.time.QuietTimeMetrics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of each job. */
final class MetricsPage {
  private static final Pattern KIND = Pattern.compile("(Counter|Gauge): (.)(.*)");

  private MetricsPage() {}

  static String write() throws IOException {
    Page page =
        new Page(
            "Metrics",
            "What each job measures besides what Flink and Kafka do. Each is in"
                + " the scope of its operator, one for each subtask; the Prometheus reporter calls"
                + " them `flink_taskmanager_job_task_operator_<name>`, with `_` for every dot."
                + " Names are promises to dashboards. Which of them deserve an alarm says"
                + " [operations](../operations.md#what-to-watch).");
    page.heading("Operator " + Page.code(OperatorUids.CUSTOMER));
    table(page, "", Sources.constants("jobs/customer-journey", CustomerMetrics.class));
    table(page, "", Sources.constants("jobs/customer-journey", SweepMetrics.class));
    page.heading("Operator " + Page.code(OperatorUids.CHURN_LEARNER) + ", for each model");
    table(
        page,
        ChurnMetrics.MODEL + ".",
        Sources.constants("jobs/customer-journey", ChurnMetrics.class));
    page.paragraph(
        "For Prometheus the id of the model is the label "
            + Page.code(ChurnMetrics.MODEL)
            + "; where names are paths, it stands behind "
            + Page.code(ChurnMetrics.MODEL)
            + ".");
    page.heading(
        "Operators "
            + Page.code(OperatorUids.CLICKSTREAM_INTAKE)
            + " and "
            + Page.code(OperatorUids.FEEDBACK_INTAKE));
    table(page, "", Sources.constants("jobs/runtime", DeadLetters.class));
    page.heading(
        "Sources "
            + Page.code(OperatorUids.CLICKSTREAM)
            + " and "
            + Page.code(OperatorUids.FEEDBACK)
            + ", and source "
            + Page.code(io.percorso.rollingfeedback.OperatorUids.ANSWERS)
            + " of rolling-feedback");
    table(
        page,
        QuietTimeMetrics.GROUP + ".",
        Sources.constants("jobs/runtime", QuietTimeMetrics.class));
    page.heading(
        "Operators of rolling-feedback: "
            + String.join(
                ", ",
                Page.code(io.percorso.rollingfeedback.OperatorUids.REPEATS),
                Page.code(io.percorso.rollingfeedback.OperatorUids.FIGURES),
                Page.code(io.percorso.rollingfeedback.OperatorUids.SIGNIFICANCE)));
    table(page, "", Sources.constants("jobs/rolling-feedback", FeedbackJobMetrics.class));
    return page.toString();
  }

  private static void table(Page page, String group, List<Sources.Constant> constants) {
    page.header("metric", "kind", "what it says");
    for (Sources.Constant constant : constants) {
      Matcher kind = KIND.matcher(constant.comment());
      if (kind.matches()) {
        page.row(
            Page.code(group + constant.value()),
            kind.group(1).toLowerCase(Locale.ROOT),
            kind.group(2).toUpperCase(Locale.ROOT) + kind.group(3));
      }
    }
  }
}
