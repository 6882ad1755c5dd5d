package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerFact;
import io.percorso.engine.evaluation.Judge;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.SegmentChange;
import java.time.Instant;

/** Facts of segments as Avro. */
public final class SegmentChanges implements AvroSerializer.Mapping<CustomerFact, SegmentChange> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(CustomerFact fact) {
    return fact.customerId();
  }

  @Override
  public SegmentChange value(CustomerFact fact) {
    SegmentChange change = new SegmentChange();
    change.setId(fact.id());
    change.setCustomerId(fact.customerId());
    change.setSegmentId(fact.definitionId());
    change.setSegmentVersion(fact.version());
    change.setChange(fact.to());
    change.setAt(Instant.ofEpochMilli(fact.at()));
    change.setValidUntil(
        fact.validUntil() == Judge.NEVER ? null : Instant.ofEpochMilli(fact.validUntil()));
    change.setBecause(fact.because());
    change.setOrigin(fact.origin());
    change.setNoticedAt(Instant.ofEpochMilli(fact.noticedAt()));
    change.setRetracts(fact.retracts());
    change.setSequence(fact.sequence());
    change.setCause(fact.cause());
    change.setApproximate(fact.approximate());
    return change;
  }
}
