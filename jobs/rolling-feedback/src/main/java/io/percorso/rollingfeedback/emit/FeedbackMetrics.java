package io.percorso.rollingfeedback.emit;

import io.percorso.rollingfeedback.Point;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.FeedbackMetric;
import java.time.Duration;
import java.time.Instant;

/** Points as Avro. */
public final class FeedbackMetrics implements AvroSerializer.Mapping<Point, FeedbackMetric> {
  private static final long serialVersionUID = 1;

  /** A window's length as ISO-8601 has it: in days where it is whole days. */
  public static String window(long milliseconds) {
    Duration length = Duration.ofMillis(milliseconds);
    return length.equals(Duration.ofDays(length.toDays()))
        ? "P" + length.toDays() + "D"
        : length.toString();
  }

  @Override
  public String key(Point point) {
    return String.join(
        "/", point.metricId(), point.dimension(), point.value(), window(point.window()));
  }

  @Override
  public FeedbackMetric value(Point point) {
    FeedbackMetric metric = new FeedbackMetric();
    metric.setMetricId(point.metricId());
    metric.setMetric(point.metric());
    metric.setDimension(point.dimension());
    metric.setValue(point.value());
    metric.setWindow(window(point.window()));
    metric.setAt(Instant.ofEpochMilli(point.at()));
    metric.setScore(point.score());
    metric.setLow(point.low());
    metric.setHigh(point.high());
    metric.setResponses(point.responses());
    metric.setPromoters(point.promoters());
    metric.setPassives(point.passives());
    metric.setDetractors(point.detractors());
    metric.setThin(point.thin());
    metric.setChange(point.change());
    metric.setChangeLow(point.changeLow());
    metric.setChangeHigh(point.changeHigh());
    metric.setSignificant(point.significant());
    return metric;
  }
}
