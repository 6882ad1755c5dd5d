package io.percorso.customerjourney.emit;

import io.percorso.engine.churn.LearnedWeights;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.ChurnWeights;
import java.time.Instant;

/** Learned weights as Avro. */
public final class ChurnWeightsOut implements AvroSerializer.Mapping<LearnedWeights, ChurnWeights> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(LearnedWeights weights) {
    return weights.modelId();
  }

  @Override
  public ChurnWeights value(LearnedWeights weights) {
    ChurnWeights value = new ChurnWeights();
    value.setModelId(weights.modelId());
    value.setModelVersion(weights.version());
    value.setAt(Instant.ofEpochMilli(weights.at()));
    value.setExamples(weights.examples());
    value.setBaseline(weights.baseline());
    value.setWeights(weights.weights());
    value.setExpected(weights.expected());
    value.setObserved(weights.observed());
    return value;
  }
}
