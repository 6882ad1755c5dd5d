package io.percorso.customerjourney;

import io.percorso.customerjourney.CustomerExplanation.ExplainedPart;
import io.percorso.customerjourney.CustomerExplanation.ExplainedStanding;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.evaluation.Explanation;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions about a customer, as of an instant at or after the customer's clock. */
final class Explaining {
  private static final Logger LOG = LoggerFactory.getLogger(Explaining.class);

  /** Of all definitions together, so that thousands of them fit into a record. */
  private static final int MOST_PARTS = 1_000;

  private final Customer customer;
  private final RulesInForce rules;
  private final long at;

  /** True if all definitions are asked about: in short. */
  private boolean isBrief;

  private int partsTold;

  Explaining(Customer customer, RulesInForce rules, long at) {
    this.customer = customer;
    this.rules = rules;
    this.at = at;
  }

  CustomerExplanation answer(Question question) {
    isBrief = question.definition().isEmpty();
    List<ExplainedStanding> standings = new ArrayList<>();
    for (Judged definition : rules.engine().rules().judged()) {
      if (!definition.isRetired() && question.isAbout(definition.kindAndId())) {
        standings.add(standing(definition));
      }
    }
    return new CustomerExplanation(question.id(), customer.id(), true, at, rules.set(), standings);
  }

  /** A question is no reason for the job to fail, whatever a definition does. */
  private ExplainedStanding standing(Judged definition) {
    if (rules.engine().isQuarantined(definition)) {
      return putAside(definition);
    }
    try {
      return standing(definition, customer.view(rules.engine()).explain(definition, at));
    } catch (RuntimeException | StackOverflowError failure) {
      LOG.error("Definition {} has failed", definition.kindAndId(), failure);
      return putAside(definition);
    }
  }

  private static ExplainedStanding putAside(Judged definition) {
    return new ExplainedStanding(
        definition.kindAndId(),
        definition.version(),
        "PUT ASIDE",
        Judge.NEVER,
        Judge.NEVER,
        "",
        Double.NaN,
        List.of("it has failed: whoever it has put anywhere stays there until it is mended"),
        List.of());
  }

  private ExplainedStanding standing(Judged definition, Explanation explanation) {
    boolean hasRisk = explanation.assessment() != null;
    return new ExplainedStanding(
        definition.kindAndId(),
        definition.version(),
        word(definition, explanation.outcome()),
        explanation.since(),
        explanation.until(),
        explanation.until() == Judge.NEVER ? "" : word(definition, explanation.next()),
        hasRisk ? explanation.assessment().risk() : Double.NaN,
        hasRisk
            ? explanation.assessment().reasons().stream()
                .map(
                    reason ->
                        reason.text()
                            + String.format(Locale.ROOT, ": %+.2f", reason.contribution()))
                .toList()
            : List.of(),
        parts(explanation).stream().map(part -> part(definition, part)).toList());
  }

  private List<Explanation.Part> parts(Explanation explanation) {
    int parts = explanation.parts().size();
    if (isBrief && partsTold + parts > MOST_PARTS) {
      return List.of();
    }
    partsTold += parts;
    return explanation.parts();
  }

  private ExplainedPart part(Judged definition, Explanation.Part part) {
    return new ExplainedPart(
        part.depth(),
        part.stage() == 0 ? "" : definition.stage(part.stage()),
        part.wanted(),
        part.holds(),
        part.found(),
        part.until(),
        isBrief
            ? List.of()
            : part.evidence().stream()
                .map(event -> event.events() + " at " + Instant.ofEpochMilli(event.at()))
                .toList());
  }

  private static String word(Judged definition, int outcome) {
    if (definition.isJourney()) {
      return outcome == 0 ? "" : definition.stage(outcome);
    }
    if (definition.isChurn()) {
      return outcome == 0 ? "CLEARED" : "RAISED";
    }
    return outcome == 0 ? "OUT" : "IN";
  }
}
