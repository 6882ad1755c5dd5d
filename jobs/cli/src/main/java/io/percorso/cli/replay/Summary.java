package io.percorso.cli.replay;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;

/** The counts of {@code summary.json}. */
public record Summary(
    long eventsAccepted,
    long duplicates,
    long deadLetters,
    long customers,
    long segmentChanges,
    long journeyTransitions,
    long churnChanges,
    long churnScores,
    long feedbackMetrics) {

  /** Non-blank lines of all inputs. */
  public long eventsRead() {
    return eventsAccepted + duplicates + deadLetters;
  }

  void write(Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("eventsRead", eventsRead());
      json.writeNumberField("eventsAccepted", eventsAccepted);
      json.writeNumberField("duplicates", duplicates);
      json.writeNumberField("deadLetters", deadLetters);
      json.writeNumberField("customers", customers);
      json.writeNumberField("segmentChanges", segmentChanges);
      json.writeNumberField("journeyTransitions", journeyTransitions);
      json.writeNumberField("churnChanges", churnChanges);
      json.writeNumberField("churnScores", churnScores);
      json.writeNumberField("feedbackMetrics", feedbackMetrics);
      json.writeEndObject();
    }
  }
}
