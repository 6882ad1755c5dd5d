package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.ControlRecord;
import io.percorso.schemas.Definition;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.MalformedRecordException;

/** Reads the control topic; garbage on it becomes a dead letter. */
public final class ControlDeserializer extends ControlReader<ControlRecord> {
  private static final long serialVersionUID = 1;

  /** Reads values framed as the wire has it. */
  public ControlDeserializer(Wire wire) {
    super(wire, () -> Topics.standard().definitions());
  }

  @Override
  Control control(ControlRecord record) throws MalformedRecordException {
    return Control.of(message(record));
  }

  private static ControlMessage message(ControlRecord record) throws MalformedRecordException {
    if (record.getSetClosed() != null) {
      return ControlMessage.closing(record.getSetClosed().getSet());
    }
    Definition definition = record.getDefinition();
    if (definition == null) {
      throw new MalformedRecordException("neither a definition nor the closing of a set");
    }
    String key = definition.getKind() + "/" + definition.getId();
    return definition.getRetired()
        ? ControlMessage.retirement(
            key, definition.getVersion(), definition.getSet(), definition.getYaml())
        : ControlMessage.definition(
            key, definition.getVersion(), definition.getSet(), definition.getYaml());
  }
}
