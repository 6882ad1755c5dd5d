package io.percorso.engine.feedback;

import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.List;

/** What a feedback metric divides answers by: one name, or several whose values go together. */
final class Dimension {
  private static final String SEPARATOR = ",";

  private final List<String> names;
  private final String name;
  private final String journey;

  /**
   * A dimension.
   *
   * @param journey whose stages; null for the only journey there is
   */
  Dimension(List<String> names, String journey) {
    this.names = names;
    name = String.join(SEPARATOR, names);
    this.journey = journey;
  }

  static List<Dimension> of(Definition.FeedbackMetric metric) {
    return metric.by().stream().map(names -> new Dimension(names, metric.journey())).toList();
  }

  String name() {
    return name;
  }

  /** The values of an answer; none if it has no part in this dimension. */
  List<String> values(AnswerInContext answer) {
    List<String> joined = null;
    for (String name : names) {
      List<String> own = values(name, answer);
      joined = joined == null ? own : product(joined, own);
    }
    return joined;
  }

  private static List<String> product(List<String> firsts, List<String> seconds) {
    List<String> pairs = new ArrayList<>();
    for (String first : firsts) {
      for (String second : seconds) {
        pairs.add(first + SEPARATOR + second);
      }
    }
    return pairs;
  }

  private List<String> values(String name, AnswerInContext answer) {
    return switch (name) {
      case "overall" -> List.of("all");
      case "stage" -> optional(stage(answer.context()));
      case "segment" -> answer.context().segments();
      default -> optional(answer.fields().get(name));
    };
  }

  private String stage(AnswerInContext.Context context) {
    return journey == null
        ? context.stages().values().stream().findFirst().orElse(null)
        : context.stages().get(journey);
  }

  private static List<String> optional(String value) {
    return value == null ? List.of() : List.of(value);
  }

  /** The names of fields that this dimension asks an answer for. */
  List<String> fields() {
    return names.stream().filter(name -> !isStanding(name)).toList();
  }

  private static boolean isStanding(String name) {
    return name.equals("overall") || name.equals("stage") || name.equals("segment");
  }
}
