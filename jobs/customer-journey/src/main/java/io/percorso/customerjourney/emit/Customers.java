package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.PresentStanding;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.RaisedFlag;
import java.time.Instant;

/** Present standings as Avro. */
public final class Customers implements AvroSerializer.Mapping<PresentStanding, CustomerStanding> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(PresentStanding standing) {
    return standing.customerId();
  }

  @Override
  public CustomerStanding value(PresentStanding standing) {
    CustomerStanding value = new CustomerStanding();
    value.setCustomerId(standing.customerId());
    value.setAt(Instant.ofEpochMilli(standing.at()));
    value.setStages(standing.stages());
    value.setSegments(standing.segments());
    value.setFlags(standing.flags().stream().map(Customers::flag).toList());
    value.setFirstSeen(Instant.ofEpochMilli(standing.firstSeen()));
    value.setLastSeen(Instant.ofEpochMilli(standing.lastSeen()));
    value.setSequence(standing.sequence());
    return value;
  }

  private static RaisedFlag flag(PresentStanding.Flag flag) {
    return new RaisedFlag(flag.modelId(), flag.risk(), Instant.ofEpochMilli(flag.since()));
  }
}
