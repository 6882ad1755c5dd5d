package io.percorso.engine.feedback;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.figure.FigureSpec;
import java.util.List;

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
   * Adds to each answer the places where it counts.
   *
   * @param newestFirst a customer's standing answers of the metric's scale
   * @param after answers up to this instant are in no window any more
   */
  void divide(List<AnswerTeller.Current> newestFirst, long after) {
    if (latest) {
      dimensions.forEach(dimension -> divideLatest(dimension, newestFirst, after));
      return;
    }
    for (AnswerTeller.Current current : newestFirst) {
      if (current.answer.at() <= after) {
        return;
      }
      if (current.settled) {
        current.before.places().stream().filter(this::isOurs).forEach(current.places::add);
      } else {
        dimensions.forEach(dimension -> add(dimension, current));
      }
    }
  }

  private boolean isOurs(Place place) {
    return place.spec().equals(spec);
  }

  private void divideLatest(
      Dimension dimension, List<AnswerTeller.Current> newestFirst, long after) {
    for (AnswerTeller.Current current : newestFirst) {
      if (current.answer.at() <= after || add(dimension, current)) {
        return;
      }
    }
  }

  private boolean add(Dimension dimension, AnswerTeller.Current current) {
    List<String> values = dimension.values(current.answer);
    for (String value : values) {
      current.places.add(new Place(spec, dimension.name(), value));
    }
    return !values.isEmpty();
  }
}
