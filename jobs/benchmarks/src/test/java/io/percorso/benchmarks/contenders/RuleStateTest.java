package io.percorso.benchmarks.contenders;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.benchmarks.workload.Action;
import io.percorso.benchmarks.workload.ActionLines;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Rule;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.customer.Findings;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules as the tutorial job and Kafka Streams have them say the same as Percorso where nothing
 * is late: what is compared does the same work.
 */
class RuleStateTest {
  private static final Workload WORKLOAD = Workload.of(50, 8_000);

  @ParameterizedTest
  @CsvSource({"TEN,10", "SHARED,100", "SPREAD,300"})
  void whatIsComparedSaysTheSame(Family family, int number) {
    List<Rule> rules = family.rules(number);
    Engine engine =
        new Engine(
            new Rules(family.definitions(number, false, List.of()).firstVersions(), List.of()),
            Limits.NONE);
    Map<String, List<Action>> byCustomer = inOrder();
    Set<String> ours = new TreeSet<>();
    Set<String> theirs = new TreeSet<>();
    for (Map.Entry<String, List<Action>> customer : byCustomer.entrySet()) {
      ours.addAll(percorso(customer.getKey(), customer.getValue(), engine));
      theirs.addAll(usual(customer.getKey(), customer.getValue(), rules));
    }
    assertThat(theirs).isEqualTo(ours).hasSizeGreaterThan(50);
  }

  private static Map<String, List<Action>> inOrder() {
    Actions actions = new Actions(WORKLOAD);
    Map<String, List<Action>> byCustomer = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (long i = 0; i < WORKLOAD.records(); i++) {
      Action action = actions.next();
      if (action.call() != null && seen.add(action.call().getMessageId())) {
        byCustomer.computeIfAbsent(action.customerId(), id -> new ArrayList<>()).add(action);
      }
    }
    byCustomer
        .values()
        .forEach(all -> all.sort(Comparator.comparing(one -> one.call().getTimestamp())));
    return byCustomer;
  }

  private static List<String> percorso(String id, List<Action> actions, Engine engine) {
    List<Fact> facts = new ArrayList<>();
    Findings findings = facts::add;
    Customer customer = Customer.unknown(id);
    ActionLines lines = new ActionLines();
    for (Action action : actions) {
      CustomerLine line = lines.of(action, 0);
      customer.accept(Line.of(line.at(), line.line()), engine, findings);
    }
    customer.advanceTo(customer.clock() + 86_400_000, engine, findings);
    return facts.stream()
        .filter(fact -> fact.to().equals(Fact.ENTERED))
        .map(fact -> Entries.line(fact.definition().id(), id, fact.at()))
        .collect(Collectors.toList());
  }

  /** As the loops of the tutorial job and of Kafka Streams go, without what carries them. */
  private static List<String> usual(String id, List<Action> actions, List<Rule> rules) {
    List<String> entries = new ArrayList<>();
    CustomerStates states = CustomerStates.read(null, rules);
    long end = 0;
    for (Action action : actions) {
      ShopEvent event = ShopEvent.of(action.call());
      wake(id, states, rules, event.at - 1, entries);
      for (int i = 0; i < rules.size(); i++) {
        if (RuleState.isTouched(rules.get(i), event)) {
          RuleState state = states.of(i, rules.get(i));
          state.take(rules.get(i), event);
          if (state.judge(rules.get(i), event.at) && state.in) {
            entries.add(Entries.line(rules.get(i).id(), id, event.at));
          }
        }
      }
      states = CustomerStates.read(states.write(), rules);
      end = event.at;
    }
    wake(id, states, rules, end + 86_400_000, entries);
    return entries;
  }

  private static void wake(
      String id, CustomerStates states, List<Rule> rules, long upTo, List<String> entries) {
    for (long next = states.next(); next <= upTo; next = states.next()) {
      for (int i = 0; i < rules.size(); i++) {
        RuleState state = states.known(i);
        if (state != null && state.wakeAt <= next && state.judge(rules.get(i), next) && state.in) {
          entries.add(Entries.line(rules.get(i).id(), id, next));
        }
      }
    }
  }
}
