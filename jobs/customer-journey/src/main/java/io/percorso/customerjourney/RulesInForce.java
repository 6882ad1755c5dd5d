package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionsInForce;
import io.percorso.definitions.Problem;
import io.percorso.definitions.WindowLimit;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What customers are judged by: the definitions in force, with the weights learned since. */
final class RulesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

  private final CustomerPolicy policy;
  private final CustomerMetrics metrics;
  private final DefinitionsInForce definitions;
  private final Map<String, LearnedWeights> weights = new TreeMap<>();
  private Engine engine;

  /** Begins with what the control topic holds. */
  RulesInForce(
      CustomerPolicy policy, CustomerMetrics metrics, Collection<ControlMessage> messages) {
    this.policy = policy;
    this.metrics = metrics;
    definitions = new DefinitionsInForce(WindowLimit.refuse(policy.limits().longest()));
    definitions.takeAll(messages);
    renew();
  }

  /** What customers are judged with now. */
  Engine engine() {
    return engine;
  }

  /** The number of the newest set of definitions in force; 0 if none is. */
  long set() {
    return definitions.set();
  }

  /** The control messages from which the same comes into force again. */
  List<ControlMessage> messages() {
    return definitions.messages();
  }

  /** After a restore the state may know of what the topics have lost. */
  void restore(Collection<ControlMessage> messages, Collection<LearnedWeights> learned) {
    boolean changed = definitions.takeAll(messages);
    for (LearnedWeights one : learned) {
      if (replaces(one, weights.get(one.modelId()))) {
        weights.put(one.modelId(), one);
        changed = true;
      }
    }
    if (changed) {
      renew();
    }
  }

  /** Takes a control message in. */
  void take(ControlMessage message) {
    List<Problem> before = definitions.problems();
    boolean changed = definitions.take(message);
    if (changed) {
      renew();
    } else if (!definitions.problems().equals(before)) {
      report();
    }
  }

  /** Takes learned weights in; false if newer ones are known. */
  boolean take(LearnedWeights learned) {
    LearnedWeights known = weights.get(learned.modelId());
    if (!replaces(learned, known)) {
      return false;
    }
    weights.put(learned.modelId(), learned);
    // Those of a model that is not in force change nothing, and give no failed definition a try.
    if (isInForce(learned) || (known != null && isInForce(known))) {
      renew();
    }
    return true;
  }

  private boolean isInForce(LearnedWeights learned) {
    return definitions.definitions().stream().anyMatch(one -> isOf(learned, one));
  }

  private static boolean isOf(LearnedWeights learned, Definition.Versioned one) {
    return one.definition() instanceof Definition.Churn churn
        && churn.id().equals(learned.modelId())
        && learned.areOf(churn.model(), one.version());
  }

  private static boolean replaces(LearnedWeights learned, LearnedWeights known) {
    return known == null
        || learned.version() > known.version()
        || (learned.version() == known.version() && learned.at() > known.at());
  }

  /** Says what keeps definitions from coming into force, to those who run the job. */
  private void report() {
    definitions.problems().forEach(problem -> LOG.warn("Definitions not in force: {}", problem));
    metrics.definitions(definitions);
  }

  private void renew() {
    report();
    List<Definition.Versioned> judged = new ArrayList<>();
    for (Definition.Versioned one : definitions.definitions()) {
      judged.add(withLearned(one));
    }
    Rules rules = new Rules(judged, definitions.retired(), policy.usualProperties());
    if (engine != null) {
      metrics.cutsSoFar(engine.cuts());
    }
    engine = new Engine(rules, policy.limits());
    metrics.quarantined(engine.quarantined());
  }

  private Definition.Versioned withLearned(Definition.Versioned one) {
    LearnedWeights learned = weights.get(one.definition().id());
    if (learned == null || !isOf(learned, one)) {
      return one;
    }
    Definition.Churn churn = (Definition.Churn) one.definition();
    return new Definition.Versioned(churn.with(learned.into(churn.model())), one.version());
  }
}
