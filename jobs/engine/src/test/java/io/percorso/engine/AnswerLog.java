package io.percorso.engine;

import io.percorso.engine.customer.Fact;
import io.percorso.engine.customer.Findings;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.engine.feedback.AnswerInContext;
import io.percorso.engine.feedback.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds up changes of answers as a consumer would. Complains of a change that breaks the promises
 * made of changes.
 */
public final class AnswerLog implements Findings {
  private final FactLog facts = new FactLog();
  private final List<AnswerChange> all = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, AnswerInContext> standing = new TreeMap<>();
  private final Map<Place, Map<Line, Integer>> counted = new HashMap<>();

  @Override
  public void fact(Fact fact) {
    facts.fact(fact);
  }

  @Override
  public void answer(AnswerChange change) {
    all.add(change);
    if (!ids.add(change.id())) {
      throw new AssertionError("a second change of the id of " + change);
    }
    AnswerInContext answer = change.answer();
    String name = answer.metric() + " " + answer.responseId();
    if (change.whole() && change.added()) {
      standing.put(name, answer);
    } else if (change.whole() && !standing.remove(name, answer)) {
      throw new AssertionError("takes back what was not added: " + change);
    }
    for (Place place : change.places()) {
      int sum =
          counted
              .computeIfAbsent(place, key -> new HashMap<>())
              .merge(
                  new Line(answer.responseId(), answer.at()),
                  change.added() ? 1 : -1,
                  Integer::sum);
      if (sum != 0 && sum != 1) {
        throw new AssertionError(change + " makes " + sum + " at " + place);
      }
    }
  }

  /** All changes, in order. */
  public List<AnswerChange> all() {
    return all;
  }

  /** The facts that came with them. */
  public FactLog facts() {
    return facts;
  }

  /** The answers that stand, by metric and response. */
  public Map<String, AnswerInContext> standing() {
    return standing;
  }

  /** The ids of the answers after an instant that count at a place. */
  public Set<String> counted(Place place, long after) {
    Set<String> ids = new TreeSet<>();
    counted
        .getOrDefault(place, Map.of())
        .forEach(
            (line, sum) -> {
              if (sum > 0 && line.at() > after) {
                ids.add(line.responseId());
              }
            });
    return ids;
  }

  private record Line(String responseId, long at) {}
}
