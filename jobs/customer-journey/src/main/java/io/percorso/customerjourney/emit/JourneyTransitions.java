package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerFact;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.JourneyTransition;
import java.time.Instant;

/** Facts of journeys as Avro. */
public final class JourneyTransitions
    implements AvroSerializer.Mapping<CustomerFact, JourneyTransition> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(CustomerFact fact) {
    return fact.customerId();
  }

  @Override
  public JourneyTransition value(CustomerFact fact) {
    JourneyTransition transition = new JourneyTransition();
    transition.setId(fact.id());
    transition.setCustomerId(fact.customerId());
    transition.setJourneyId(fact.definitionId());
    transition.setJourneyVersion(fact.version());
    transition.setFrom(fact.from());
    transition.setTo(fact.to());
    transition.setAt(Instant.ofEpochMilli(fact.at()));
    transition.setOrigin(fact.origin());
    transition.setNoticedAt(Instant.ofEpochMilli(fact.noticedAt()));
    transition.setRetracts(fact.retracts());
    transition.setSequence(fact.sequence());
    transition.setCause(fact.cause());
    transition.setApproximate(fact.approximate());
    return transition;
  }
}
