package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.customerjourney.Question;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.Topics;

/** Reads questions about customers; garbage among them becomes a dead letter. */
public final class QuestionDeserializer extends ControlReader<io.percorso.schemas.Question> {
  private static final long serialVersionUID = 1;

  /** Reads values framed as the wire has it. */
  public QuestionDeserializer(Wire wire) {
    super(wire, () -> Topics.standard().questions());
  }

  @Override
  Control control(io.percorso.schemas.Question record) {
    return Control.of(
        new Question(
            record.getId(),
            record.getCustomerId(),
            record.getDefinition(),
            record.getAskedAt().toEpochMilli()));
  }
}
