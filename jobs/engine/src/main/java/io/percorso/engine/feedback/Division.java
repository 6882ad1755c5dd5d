package io.percorso.engine.feedback;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.figure.FigureSpec;
import java.util.List;
import java.util.function.BiConsumer;

/** A feedback metric as it divides a customer's answers among places. */
final class Division {
  private final FigureSpec spec;
  private final List<Dimension> dimensions;
  private final boolean latest;

  Division(Definition.FeedbackMetric metric, int version) {
    spec = FigureSpec.of(metric, version);
    dimensions = Dimension.of(metric);
    latest = metric.latest();
  }

  FigureSpec spec() {
    return spec;
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * Says of each answer where it counts.
   *
   * @param newestFirst a customer's standing answers of the metric's scale
   * @param after answers up to this instant are in no window any more
   */
  void divide(
      List<AnswerInContext> newestFirst, long after, BiConsumer<AnswerInContext, Place> counts) {
    for (Dimension dimension : dimensions) {
      for (AnswerInContext answer : newestFirst) {
        if (answer.at() <= after) {
          break;
        }
        List<String> values = dimension.values(answer);
        values.forEach(value -> counts.accept(answer, new Place(spec, dimension.name(), value)));
        if (latest && !values.isEmpty()) {
          break;
        }
      }
    }
  }
}
