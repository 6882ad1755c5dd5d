package io.percorso.customerjourney;

import io.percorso.engine.churn.Assessment;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.evaluation.Judge;

/**
 * An engine's fact as it leaves the operator: flat, so that it crosses an edge as a plain record.
 *
 * @param id see {@link Fact#id}
 * @param customerId whom it is about
 * @param definitionId the segment, journey or churn model
 * @param version the definition's version
 * @param from of a journey, the stage before; null for none
 * @param to of a journey, the stage; of a segment ENTERED or EXITED, of a churn model RAISED or
 *     CLEARED
 * @param at the instant since when it has been so, in milliseconds since the epoch
 * @param validUntil the instant at which it will end by itself, or {@link Judge#NEVER}
 * @param because why, of a segment; else null
 * @param origin LIVE, BACKFILL or CORRECTION
 * @param noticedAt when the operator noticed, by the wall clock
 * @param retracts the id of the fact taken back, or null
 * @param sequence the number among the customer's facts
 * @param cause the message id of the line behind it, or null
 * @param approximate true if rolled-up days took part
 * @param assessment of a churn model, the risk and its reasons; else null
 * @param afterInput true if it lies after the customer's last line
 */
public record CustomerFact(
    String id,
    String customerId,
    String definitionId,
    int version,
    String from,
    String to,
    long at,
    long validUntil,
    String because,
    String origin,
    long noticedAt,
    String retracts,
    long sequence,
    String cause,
    boolean approximate,
    Assessment assessment,
    boolean afterInput) {

  static CustomerFact of(Fact fact, long noticedAt, boolean afterInput) {
    return new CustomerFact(
        fact.id(),
        fact.customerId(),
        fact.definition().id(),
        fact.version(),
        fact.from(),
        fact.to(),
        fact.at(),
        fact.validUntil(),
        fact.because(),
        fact.origin().name(),
        noticedAt,
        fact.retracts(),
        fact.sequence(),
        fact.cause(),
        fact.approximate(),
        fact.assessment(),
        afterInput);
  }
}
