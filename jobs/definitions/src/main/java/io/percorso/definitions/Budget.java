package io.percorso.definitions;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a definition may cost those who run it: every event of a name is looked at by each condition
 * that names it, and all are looked at by a sweep.
 *
 * @param perEvent how many conditions of a definition one event may touch
 * @param names how many names of events a definition may look at
 * @param depth how deep its conditions may nest
 */
public record Budget(int perEvent, int names, int depth) {
  /** Far above what people write, and far below what a machine notices. */
  public static final Budget DEFAULT = new Budget(50, 200, 12);

  /** What is beyond the budget, as errors. */
  public List<Problem> check(DefinitionSet set) {
    List<Problem> problems = new ArrayList<>();
    set.definitions()
        .forEach(
            (source, definition) -> {
              Cost cost = new Cost();
              conditions(definition).forEach(condition -> cost.add(condition, 1));
              check(source, "event", cost.perEvent(), perEvent, problems);
              check(source, "name", cost.byName.size(), names, problems);
              check(source, "depth", cost.depth, depth, problems);
            });
    return problems;
  }

  private static void check(
      DefinitionSource source, String what, int cost, int most, List<Problem> problems) {
    if (cost > most) {
      String reason =
          switch (what) {
            case "event" -> "one event touches " + cost + " conditions";
            case "name" -> "it looks at " + cost + " names of events";
            default -> "its conditions nest " + cost + " deep";
          };
      problems.add(
          new Problem(
              source.name(),
              0,
              0,
              false,
              reason + ", beyond the budget of " + most,
              "divide it into segments that it refers to"));
    }
  }

  private static List<Condition> conditions(Definition definition) {
    if (definition instanceof Definition.Segment segment) {
      return List.of(segment.when());
    }
    return definition instanceof Definition.Journey journey
        ? journey.stages().stream().map(Definition.Stage::when).toList()
        : List.of();
  }

  /** Counts conditions. What a reference leads to has a budget of its own. */
  private static final class Cost {
    private final Map<String, Integer> byName = new HashMap<>();
    private int depth;

    int perEvent() {
      return byName.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    void add(Condition condition, int level) {
      depth = Math.max(depth, level);
      if (condition instanceof Condition.All all) {
        all.of().forEach(one -> add(one, level + 1));
      } else if (condition instanceof Condition.Any any) {
        any.of().forEach(one -> add(one, level + 1));
      } else if (condition instanceof Condition.Not not) {
        add(not.of(), level + 1);
      } else if (condition instanceof Condition.Aggregated it) {
        add(List.of(it.events()));
      } else if (condition instanceof Condition.Recency it) {
        add(List.of(it.events()));
      } else if (condition instanceof Condition.Absence it) {
        add(List.of(it.after(), it.no()));
      } else if (condition instanceof Condition.Sequence it) {
        add(it.steps());
      }
    }

    private void add(List<EventPattern> patterns) {
      patterns.stream()
          .flatMap(pattern -> pattern.names().stream())
          .forEach(name -> byName.merge(name, 1, Integer::sum));
    }
  }
}
