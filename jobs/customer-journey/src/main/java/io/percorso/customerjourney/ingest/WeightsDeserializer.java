package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.ChurnWeights;
import io.percorso.schemas.Topics;

/** Reads learned weights; garbage among them becomes a dead letter. */
public final class WeightsDeserializer extends ControlReader<ChurnWeights> {
  private static final long serialVersionUID = 1;

  /** Reads values framed as the wire has it. */
  public WeightsDeserializer(Wire wire) {
    super(wire, () -> Topics.standard().churnWeights());
  }

  @Override
  Control control(ChurnWeights record) {
    return Control.of(
        new LearnedWeights(
            record.getModelId(),
            record.getModelVersion(),
            record.getAt().toEpochMilli(),
            record.getExamples(),
            record.getBaseline(),
            record.getWeights(),
            record.getExpected(),
            record.getObserved()));
  }
}
