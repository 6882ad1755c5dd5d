package io.percorso.engine;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.customer.Findings;
import io.percorso.engine.customer.Origin;
import io.percorso.engine.evaluation.Judged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the facts of one customer as a consumer would: in sequence, taking back what a fact
 * retracts. Complains of a fact that breaks the promises made of facts.
 */
public final class FactLog implements Findings {
  private static final Set<String> OUT = Set.of(Fact.EXITED, Fact.CLEARED);

  private final List<Fact> all = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Deque<Fact>> inForce = new TreeMap<>();

  @Override
  public void fact(Fact fact) {
    if (!ids.add(fact.id())) {
      throw new AssertionError("a second fact of the id of " + fact);
    }
    if (!all.isEmpty() && fact.sequence() != all.get(all.size() - 1).sequence() + 1) {
      throw new AssertionError("not the next in sequence: " + fact);
    }
    if (fact.origin() == Origin.CORRECTION && fact.retracts() == null) {
      throw new AssertionError("a correction of nothing: " + fact);
    }
    all.add(fact);
    Deque<Fact> known = inForce.computeIfAbsent(fact.definition().key(), k -> new ArrayDeque<>());
    if (fact.retracts() != null) {
      if (known.isEmpty() || !known.getLast().id().equals(fact.retracts())) {
        throw new AssertionError("retracts what is not in force: " + fact + " over " + known);
      }
      known.removeLast();
    }
    known.addLast(fact);
  }

  /** All facts, in sequence. */
  public List<Fact> all() {
    return all;
  }

  /** The facts about one definition, in sequence. */
  public List<Fact> of(String definitionKey) {
    return all.stream().filter(fact -> fact.definition().key().equals(definitionKey)).toList();
  }

  /** Where the facts leave the customer: by definition, the stage or ENTERED, and since when. */
  public Map<String, String> standing() {
    Map<String, String> standing = new TreeMap<>();
    inForce.forEach(
        (definition, facts) -> {
          Fact last = facts.getLast();
          if (last.to() != null && !OUT.contains(last.to())) {
            standing.put(definition, last.to() + " since " + last.at());
          }
        });
    return standing;
  }

  /** Where the engine says that the customer stands, in the same form. */
  public static Map<String, String> standing(Customer customer, Engine engine) {
    Map<String, String> standing = new TreeMap<>();
    customer
        .view(engine)
        .forEachStanding(
            (definition, outcome, since) ->
                standing.put(
                    definition.definition().key(), said(definition, outcome) + " since " + since));
    return standing;
  }

  /** The word for an outcome other than 0. */
  public static String said(Judged definition, int outcome) {
    if (definition.isChurn()) {
      return Fact.RAISED;
    }
    return definition.isSegment() ? Fact.ENTERED : definition.stage(outcome);
  }
}
