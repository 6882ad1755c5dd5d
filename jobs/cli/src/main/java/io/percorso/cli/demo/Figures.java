package io.percorso.cli.demo;

import io.percorso.engine.definition.Definition;
import io.percorso.rollingfeedback.emit.FeedbackMetrics;
import io.percorso.schemas.FeedbackMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rolling figures in words: the score, its bounds, on how many answers it rests. */
final class Figures {
  private static final List<String> SHOWN = List.of("overall", "channel");

  private final List<Definition.FeedbackMetric> metrics = new ArrayList<>();

  Figures(List<Definition> definitions) {
    for (Definition definition : definitions) {
      if (definition instanceof Definition.FeedbackMetric metric) {
        metrics.add(metric);
      }
    }
  }

  /** One line: the overall figure of the first net promoter score there is; empty without one. */
  String headline(Map<String, FeedbackMetric> points) {
    for (Definition.FeedbackMetric metric : metrics) {
      String key = String.join("/", metric.id(), "overall", "all", window(metric));
      if (metric.metric().equals("NPS") && points.containsKey(key)) {
        return "   NPS " + inWords(points.get(key));
      }
    }
    return "";
  }

  /** A line for each metric, overall and then by channel, over its first window. */
  List<String> lines(Map<String, FeedbackMetric> points) {
    List<String> lines = new ArrayList<>();
    for (Definition.FeedbackMetric metric : metrics) {
      for (String dimension : SHOWN) {
        for (FeedbackMetric point : points.values()) {
          if (point.getMetricId().equals(metric.id())
              && point.getDimension().equals(dimension)
              && point.getWindow().equals(window(metric))) {
            lines.add(line(metric, point, dimension.equals("overall")));
          }
        }
      }
    }
    return lines;
  }

  private static String line(
      Definition.FeedbackMetric metric, FeedbackMetric point, boolean overall) {
    String what = overall ? metric.id() + ", " + point.getWindow() : "  " + point.getValue();
    return String.format(Locale.ROOT, "  %-28.28s %s", what, inWords(point));
  }

  private static String inWords(FeedbackMetric point) {
    if (point.getScore() == null) {
      return "no answers";
    }
    String bounds =
        point.getLow() == null
            ? ""
            : String.format(Locale.ROOT, " [%.1f, %.1f]", point.getLow(), point.getHigh());
    return String.format(
        Locale.ROOT,
        "%.1f%s of %,d answers%s",
        point.getScore(),
        bounds,
        point.getResponses(),
        point.getThin() ? " (thin)" : "");
  }

  private static String window(Definition.FeedbackMetric metric) {
    return FeedbackMetrics.window(metric.windows().get(0));
  }
}
