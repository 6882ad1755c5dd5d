package io.percorso.cli.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import io.percorso.cli.Instants;
import io.percorso.rollingfeedback.Point;
import io.percorso.rollingfeedback.emit.FeedbackMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Points of rolling figures as lines of JSON. */
final class PointLines implements PartSink.Rendering<Point> {
  private static final long serialVersionUID = 1;

  /** Figures go on changing as answers leave their windows, until long after the input. */
  @Override
  public long instantAfterInput(Point point) {
    return point.at();
  }

  @Override
  public byte[] line(Point point) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = FactLines.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("metricId", point.metricId());
      json.writeStringField("metric", point.metric());
      json.writeStringField("dimension", point.dimension());
      json.writeStringField("value", point.value());
      json.writeStringField("window", FeedbackMetrics.window(point.window()));
      json.writeStringField("at", Instants.format(point.at()));
      json.writeObjectField("score", point.score());
      json.writeObjectField("low", point.low());
      json.writeObjectField("high", point.high());
      json.writeNumberField("responses", point.responses());
      if (point.promoters() != null) {
        json.writeNumberField("promoters", point.promoters());
        json.writeNumberField("passives", point.passives());
        json.writeNumberField("detractors", point.detractors());
      }
      json.writeBooleanField("thin", point.thin());
      json.writeObjectField("change", point.change());
      json.writeObjectField("changeLow", point.changeLow());
      json.writeObjectField("changeHigh", point.changeHigh());
      json.writeObjectField("significant", point.significant());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
