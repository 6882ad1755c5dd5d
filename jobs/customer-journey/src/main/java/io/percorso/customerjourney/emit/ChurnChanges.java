package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerFact;
import io.percorso.engine.churn.Reason;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.ChurnReason;
import java.time.Instant;

/** Facts of churn models as Avro. */
public final class ChurnChanges implements AvroSerializer.Mapping<CustomerFact, ChurnChange> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(CustomerFact fact) {
    return fact.customerId();
  }

  @Override
  public ChurnChange value(CustomerFact fact) {
    ChurnChange change = new ChurnChange();
    change.setId(fact.id());
    change.setCustomerId(fact.customerId());
    change.setModelId(fact.definitionId());
    change.setModelVersion(fact.version());
    change.setChange(fact.to());
    change.setAt(Instant.ofEpochMilli(fact.at()));
    change.setRisk(fact.assessment().risk());
    change.setReasons(fact.assessment().reasons().stream().map(ChurnChanges::reason).toList());
    change.setRemedy(fact.assessment().remedy());
    change.setOrigin(fact.origin());
    change.setNoticedAt(Instant.ofEpochMilli(fact.noticedAt()));
    change.setRetracts(fact.retracts());
    change.setSequence(fact.sequence());
    change.setCause(fact.cause());
    change.setApproximate(fact.approximate());
    return change;
  }

  private static ChurnReason reason(Reason reason) {
    return new ChurnReason(reason.feature(), reason.contribution(), reason.text());
  }
}
