package io.percorso.rollingfeedback;

import io.percorso.engine.figure.Change;
import io.percorso.engine.figure.Counts;
import io.percorso.engine.figure.Figure;
import io.percorso.engine.figure.FigureSpec;
import io.percorso.engine.figure.RollingFigure;
import io.percorso.engine.figure.Scale;
import org.apache.flink.util.Collector;

/** Makes points of the counts of one figure. */
final class Points implements RollingFigure.Points {
  private final FigureSpec spec;
  private final String dimension;
  private final String value;
  private final Collector<Point> out;

  Points(FigureSpec spec, String dimension, String value, Collector<Point> out) {
    this.spec = spec;
    this.dimension = dimension;
    this.value = value;
    this.out = out;
  }

  @Override
  public void point(int window, long boundary, Counts counts, Counts earlier) {
    Figure figure = spec.scale().figure(counts);
    Change change = Change.between(spec.scale().figure(earlier), figure);
    boolean isNps = spec.scale() == Scale.NPS;
    out.collect(
        new Point(
            spec.metricId(),
            spec.version(),
            spec.scale().name(),
            dimension,
            value,
            spec.windows().get(window) * spec.every(),
            spec.instant(boundary),
            figure.score(),
            figure.low(),
            figure.high(),
            figure.responses(),
            isNps ? counts.first() : null,
            isNps ? counts.second() : null,
            isNps ? counts.third() : null,
            figure.responses() < spec.minimum(),
            change == null ? null : change.difference(),
            change == null ? null : change.low(),
            change == null ? null : change.high(),
            change == null ? Double.NaN : change.probability(),
            null));
  }
}
