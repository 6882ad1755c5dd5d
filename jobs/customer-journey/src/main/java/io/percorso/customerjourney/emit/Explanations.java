package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.CustomerExplanation;
import io.percorso.engine.evaluation.Judge;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.ExplainedStanding;
import io.percorso.schemas.Explanation;
import io.percorso.schemas.ExplanationPart;
import java.time.Instant;

/** Answers to questions as Avro. */
public final class Explanations
    implements AvroSerializer.Mapping<CustomerExplanation, Explanation> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(CustomerExplanation explanation) {
    return explanation.customerId();
  }

  @Override
  public Explanation value(CustomerExplanation explanation) {
    Explanation value = new Explanation();
    value.setQuestionId(explanation.questionId());
    value.setCustomerId(explanation.customerId());
    value.setKnown(explanation.known());
    value.setAt(instant(explanation.at()));
    value.setSet(explanation.set());
    value.setStandings(explanation.standings().stream().map(Explanations::standing).toList());
    return value;
  }

  private static Instant instant(long millis) {
    return millis == Judge.NEVER ? null : Instant.ofEpochMilli(millis);
  }

  private static ExplainedStanding standing(CustomerExplanation.ExplainedStanding standing) {
    ExplainedStanding value = new ExplainedStanding();
    value.setDefinition(standing.definition());
    value.setVersion(standing.version());
    value.setStanding(standing.standing());
    value.setSince(instant(standing.since()));
    value.setUntil(instant(standing.until()));
    value.setNext(standing.until() == Judge.NEVER ? null : standing.next());
    value.setRisk(Double.isNaN(standing.risk()) ? null : standing.risk());
    value.setReasons(standing.reasons());
    value.setParts(standing.parts().stream().map(Explanations::part).toList());
    return value;
  }

  private static ExplanationPart part(CustomerExplanation.ExplainedPart part) {
    return new ExplanationPart(
        part.depth(),
        part.stage().isEmpty() ? null : part.stage(),
        part.wanted(),
        part.holds(),
        part.found(),
        instant(part.until()),
        part.evidence());
  }
}
