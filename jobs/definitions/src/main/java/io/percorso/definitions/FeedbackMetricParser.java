package io.percorso.definitions;

import io.percorso.engine.condition.Durations;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads feedback metrics. */
final class FeedbackMetricParser {
  private static final List<String> RESPONDENTS = List.of("latest", "every");
  private static final int USUAL_MINIMUM = 30;

  private final Problems problems;
  private final WindowLimit limit;
  private final List<Reference> references = new ArrayList<>();

  FeedbackMetricParser(Problems problems, WindowLimit limit) {
    this.problems = problems;
    this.limit = limit;
  }

  /** The journeys whose stages are asked for. */
  List<Reference> references() {
    return references;
  }

  Optional<Definition> parse(Fields fields, String id, String description) {
    Optional<FeedbackScale> metric =
        fields.require("metric", "NPS").flatMap(node -> FeedbackScale.parse(node, problems));
    List<Node> windowNodes = list(fields.require("windows", "[7d, 30d]"), "windows");
    List<List<String>> by = dimensions(fields);
    Optional<Long> every = fields.requireDuration("every", "1d");
    if (every.isPresent() && every.get() == 0) {
      problems.error(fields.place("every"), "every must be longer than nothing", "write 1d, say");
      every = Optional.empty();
    }
    List<Long> windows = windows(windowNodes, every.orElse(1L));
    boolean latest = isLatest(fields);
    int minimum = minimum(fields);
    String journey = journey(fields, by);
    if (metric.isEmpty() || every.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Definition.FeedbackMetric(
            id,
            description,
            metric.get().name(),
            windows,
            by,
            every.get(),
            latest,
            minimum,
            journey));
  }

  private List<Node> list(Optional<Node> node, String name) {
    List<Node> members = node.map(Fields::members).orElse(List.of());
    if (node.isPresent() && members.isEmpty()) {
      problems.error(node.get(), name + " must not be an empty list", "name at least one");
    }
    return members;
  }

  private List<Long> windows(List<Node> nodes, long every) {
    List<Long> windows = new ArrayList<>();
    for (Node node : nodes) {
      Optional<Long> window = Fields.duration(node, "a window", problems);
      if (window.isEmpty()) {
        continue;
      }
      String name = "the window " + Durations.format(window.get());
      if (window.get() == 0 || window.get() % every != 0) {
        problems.error(
            node, name + " is no multiple of every", "every is " + Durations.format(every));
      } else if (window.get() / every > Integer.MAX_VALUE) {
        problems.error(node, name + " is too many times as long as every", "lengthen every");
      } else if (windows.contains(window.get())) {
        problems.error(node, name + " stands here twice", "keep one of them");
      } else if (limit.isExceededBy(window.get())) {
        problems.add(node, !limit.refuses(), limit.reason(name + " is longer than"), "shorten it");
      }
      windows.add(window.get());
    }
    return windows;
  }

  private List<List<String>> dimensions(Fields fields) {
    List<List<String>> dimensions = new ArrayList<>();
    for (Node node : list(fields.take("by"), "by")) {
      List<String> names = Fields.texts(node, "a dimension", problems);
      if (names.size() > 2) {
        problems.error(node, "a dimension is one name or a pair", "write [channel, stage], say");
      } else if (dimensions.contains(names)) {
        String reason = "the dimension " + String.join(", ", names) + " stands here twice";
        problems.error(node, reason, "keep one of them");
      }
      dimensions.add(names);
    }
    return dimensions.isEmpty() ? List.of(List.of("overall")) : dimensions;
  }

  private boolean isLatest(Fields fields) {
    Optional<String> respondent = fields.takeText("respondent");
    if (respondent.isPresent() && !RESPONDENTS.contains(respondent.get())) {
      problems.error(
          fields.place("respondent"),
          "unknown respondent " + respondent.get(),
          Fields.known(respondent.get(), RESPONDENTS));
    }
    return !respondent.equals(Optional.of("every"));
  }

  private int minimum(Fields fields) {
    Optional<Double> minimum = fields.takeNumber("minimum", "30");
    if (minimum.isPresent() && (minimum.get() < 0 || minimum.get() % 1 != 0)) {
      problems.error(
          fields.place("minimum"), "minimum must be a whole number from 0", "write 30, say");
    }
    return minimum.map(Double::intValue).orElse(USUAL_MINIMUM);
  }

  private String journey(Fields fields, List<List<String>> by) {
    String journey = fields.takeText("journey").orElse(null);
    if (journey != null || by.stream().anyMatch(names -> names.contains("stage"))) {
      Node place = journey == null ? fields.place("by") : fields.place("journey");
      references.add(new Reference("stage", journey, List.of(), place, 0));
    }
    return journey;
  }
}
