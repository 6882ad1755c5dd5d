package io.percorso.cli.reference;

import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.rollingfeedback.RollingFeedbackOptions;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** The options of each job. */
final class OptionsPage {
  private OptionsPage() {}

  static String write() throws IllegalAccessException {
    Page page =
        new Page(
            "Options",
            "Options of each job, as `--key value` arguments or as lines of the properties file"
                + " that `--config` names; arguments win. Durations are written `500 ms`, `30 s`,"
                + " `10 min`, `12 h`, `180 d`; lists with `;` between their members. Keys are"
                + " promises to running installations.");
    job(page, "customer-journey", CustomerJourneyOptions.class);
    job(page, "rolling-feedback", RollingFeedbackOptions.class);
    page.paragraph(
        "Flink's own settings (state, checkpoints, parallelism, restarts, metrics) belong to the"
            + " deployment: see [operations](../operations.md).");
    return page.toString();
  }

  private static void job(Page page, String name, Class<?> options) throws IllegalAccessException {
    page.heading("Job " + Page.code(name));
    page.header("key", "default", "what it is");
    for (Field field : options.getFields()) {
      if (field.get(null) instanceof ConfigOption<?> option) {
        String description = new HtmlFormatter().format(option.description());
        page.row(Page.code(option.key()), defaultOf(option), description);
      }
    }
  }

  private static String defaultOf(ConfigOption<?> option) {
    return option.hasDefaultValue() ? Page.code(text(option.defaultValue())) : "none";
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Objects::toString).collect(Collectors.joining(";"));
    }
    return value instanceof Enum<?> choice
        ? choice.toString().toLowerCase(Locale.ROOT)
        : value.toString();
  }
}
