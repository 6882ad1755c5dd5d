package io.percorso.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.percorso.cli.Instants;
import io.percorso.customerjourney.CustomerFact;
import io.percorso.engine.churn.Reason;
import io.percorso.engine.evaluation.Judge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Facts as lines of JSON. */
final class FactLines implements PartSink.Rendering<CustomerFact> {
  private static final long serialVersionUID = 1;
  static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool()).build();

  private final Kind kind;

  /** What the facts are about. */
  enum Kind {
    SEGMENT,
    JOURNEY,
    CHURN
  }

  FactLines(Kind kind) {
    this.kind = kind;
  }

  @Override
  public long instantAfterInput(CustomerFact fact) {
    return fact.afterInput() ? fact.at() : -1;
  }

  @Override
  public byte[] line(CustomerFact fact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", fact.id());
      json.writeStringField("customerId", fact.customerId());
      switch (kind) {
        case SEGMENT -> writeSegment(fact, json);
        case JOURNEY -> writeJourney(fact, json);
        case CHURN -> writeChurn(fact, json);
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeSegment(CustomerFact fact, JsonGenerator json) throws IOException {
    json.writeStringField("segmentId", fact.definitionId());
    json.writeNumberField("segmentVersion", fact.version());
    json.writeStringField("change", fact.to());
    json.writeStringField("at", Instants.format(fact.at()));
    json.writeStringField(
        "validUntil", fact.validUntil() == Judge.NEVER ? null : Instants.format(fact.validUntil()));
    json.writeStringField("because", fact.because());
  }

  private static void writeChurn(CustomerFact fact, JsonGenerator json) throws IOException {
    json.writeStringField("modelId", fact.definitionId());
    json.writeStringField("change", fact.to());
    json.writeStringField("at", Instants.format(fact.at()));
    json.writeNumberField("risk", fact.assessment().risk());
    json.writeArrayFieldStart("reasons");
    for (Reason reason : fact.assessment().reasons()) {
      json.writeStartObject();
      json.writeStringField("feature", reason.feature());
      json.writeNumberField("contribution", reason.contribution());
      json.writeStringField("text", reason.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("remedy", fact.assessment().remedy());
  }

  private static void writeJourney(CustomerFact fact, JsonGenerator json) throws IOException {
    json.writeStringField("journeyId", fact.definitionId());
    json.writeStringField("from", fact.from());
    json.writeStringField("to", fact.to());
    json.writeStringField("at", Instants.format(fact.at()));
  }
}
