package io.percorso.engine.oracle;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.line.LineKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says slowly and plainly which answers stand at an instant, and where they count. */
public final class AnswersOracle {
  private static final Comparator<PlainLine> LATER =
      Comparator.comparingLong(PlainLine::at)
          .thenComparing(line -> line.score() < 0)
          .thenComparingInt(PlainLine::score)
          .thenComparing(PlainLine::text);

  private final List<Definition.Versioned> definitions;
  private final List<PlainLine> lines;
  private final long now;

  /** Of everything that has been said and done up to an instant. */
  public AnswersOracle(List<Definition.Versioned> definitions, List<PlainLine> lines, long now) {
    this.definitions = definitions;
    this.lines = Oracle.accepted(lines).stream().filter(line -> line.at() <= now).toList();
    this.now = now;
  }

  /** The standing answers of a metric, newest first. */
  public List<PlainLine> standing(String metric) {
    Map<String, PlainLine> last = new TreeMap<>();
    for (PlainLine line : lines) {
      if (line.kind() == LineKind.ANSWER && line.name().equals(metric)) {
        last.merge(line.responseId(), line, (a, b) -> LATER.compare(a, b) > 0 ? a : b);
      }
    }
    return last.values().stream()
        .filter(line -> line.score() >= 0)
        .sorted(
            Comparator.comparingLong(PlainLine::at).thenComparing(PlainLine::responseId).reversed())
        .toList();
  }

  /** Where the customer stood when giving an answer: stages as journey=stage, segments as ids. */
  public Set<String> context(PlainLine answer) {
    List<PlainLine> before =
        lines.stream()
            .filter(line -> line.kind() != LineKind.ANSWER || line.at() < answer.at())
            .toList();
    TreeSet<String> context = new TreeSet<>();
    for (Definition.Versioned versioned : definitions) {
      Definition definition = versioned.definition();
      if (before.isEmpty() || definition instanceof Definition.FeedbackMetric) {
        continue;
      }
      int outcome = new Oracle(definitions, before).outcome(definition, answer.at());
      if (outcome > 0 && definition instanceof Definition.Journey journey) {
        context.add(journey.id() + "=" + journey.stages().get(outcome - 1).id());
      } else if (outcome > 0) {
        context.add(definition.id());
      }
    }
    return context;
  }

  /** Where answers count in a metric: "dimension/value", each with their ids. */
  public Map<String, Set<String>> places(Definition.FeedbackMetric metric) {
    long longest = metric.windows().stream().mapToLong(Long::longValue).max().orElseThrow();
    Map<String, Set<String>> places = new TreeMap<>();
    for (List<String> dimension : metric.by()) {
      for (PlainLine answer : standing(metric.metric())) {
        List<String> values = answer.at() > now - longest ? values(dimension, answer) : List.of();
        for (String value : values) {
          places
              .computeIfAbsent(String.join(",", dimension) + "/" + value, key -> new TreeSet<>())
              .add(answer.responseId());
        }
        if (metric.latest() && !values.isEmpty()) {
          break;
        }
      }
    }
    return places;
  }

  private List<String> values(List<String> dimension, PlainLine answer) {
    List<String> values = List.of("");
    for (String name : dimension) {
      List<String> longer = new ArrayList<>();
      for (String before : values) {
        for (String value : values(name, answer)) {
          longer.add(before.isEmpty() ? value : before + "," + value);
        }
      }
      values = longer;
    }
    return values;
  }

  private List<String> values(String name, PlainLine answer) {
    return switch (name) {
      case "overall" -> List.of("all");
      case "segment" -> context(answer).stream().filter(text -> !text.contains("=")).toList();
      case "stage" ->
          context(answer).stream()
              .filter(text -> text.contains("="))
              .map(text -> text.substring(text.indexOf('=') + 1))
              .limit(1)
              .toList();
      default ->
          answer.body().get(name) == null ? List.of() : List.of((String) answer.body().get(name));
    };
  }
}
