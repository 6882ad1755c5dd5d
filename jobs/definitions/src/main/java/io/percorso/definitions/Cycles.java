package io.percorso.definitions;

import io.percorso.definitions.References.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walks along references, depth first with a stack of its own: finds cycles, and definitions that
 * lean on so many others that judging them would not end or overflow the stack.
 */
final class Cycles {
  /** The deepest that conditions may nest, those counted that references lead to. */
  static final int DEEPEST = 200;

  /** The most conditions of a definition, those counted each time that references lead to. */
  static final int MOST = 10_000;

  /** Being in a stage means not being in a later one: so many levels more. */
  private static final int LEVELS_OF_A_REFERENCE = 2;

  private static final String FLATTEN = "ask for what happened instead of for another definition";

  private final IdentityHashMap<ParsedDefinition, List<Edge>> edges;
  private final IdentityHashMap<ParsedDefinition, Extent> done = new IdentityHashMap<>();
  private final List<Step> path = new ArrayList<>();
  private final Set<ParsedDefinition> onPath = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What a definition unfolds to when each reference is replaced by what it refers to. */
  private record Extent(int depth, int size) {
    boolean fits() {
      return depth <= DEEPEST && size <= MOST;
    }
  }

  /** A definition on the path, and which of its references comes next. */
  private static final class Step {
    private final ParsedDefinition definition;
    private int next;

    Step(ParsedDefinition definition) {
      this.definition = definition;
    }
  }

  Cycles(IdentityHashMap<ParsedDefinition, List<Edge>> edges) {
    this.edges = edges;
  }

  void check(List<ParsedDefinition> definitions) {
    for (ParsedDefinition definition : definitions) {
      if (!done.containsKey(definition)) {
        enter(definition);
        while (!path.isEmpty()) {
          proceed(path.get(path.size() - 1));
        }
      }
    }
  }

  private void enter(ParsedDefinition definition) {
    path.add(new Step(definition));
    onPath.add(definition);
  }

  private void proceed(Step step) {
    List<Edge> targets = edges.get(step.definition);
    if (step.next == targets.size()) {
      done.put(step.definition, extent(step.definition, targets));
      onPath.remove(step.definition);
      path.remove(path.size() - 1);
      return;
    }
    Edge edge = targets.get(step.next++);
    if (onPath.contains(edge.target())) {
      reportCycle(step.definition, edge);
    } else if (!done.containsKey(edge.target())) {
      enter(edge.target());
    }
  }

  private void reportCycle(ParsedDefinition from, Edge edge) {
    String cycle =
        path.stream()
            .map(step -> step.definition)
            .dropWhile(definition -> !definition.name().equals(edge.target().name()))
            .map(definition -> definition.name().toString())
            .collect(Collectors.joining(" -> "));
    from.problems()
        .error(
            edge.reference().place(),
            "a cycle of references: " + cycle + " -> " + edge.target().name(),
            "take one of them out: no condition may depend on itself");
  }

  /** Reports a definition that does not fit, unless one that it leans on does not fit either. */
  private Extent extent(ParsedDefinition definition, List<Edge> targets) {
    int depth = definition.conditions().depth();
    int size = definition.conditions().size();
    boolean reported = false;
    for (Edge edge : targets) {
      // On a cycle there is none yet; that is an error already.
      Extent target = done.getOrDefault(edge.target(), new Extent(0, 0));
      depth = Math.max(depth, edge.reference().depth() + LEVELS_OF_A_REFERENCE + target.depth());
      boolean stages = edge.reference().kind().equals("stage");
      long times = stages ? Math.max(1, edge.reference().ids().size()) : 1;
      size = (int) Math.min(size + times * target.size(), Integer.MAX_VALUE);
      reported |= !target.fits();
    }
    Extent extent = new Extent(depth, size);
    if (!extent.fits() && !reported) {
      String reason =
          depth > DEEPEST
              ? "conditions nest deeper than " + DEEPEST + " through references"
              : "unfolds to more than " + MOST + " conditions through references";
      definition.problems().error(definition.name().place(), reason, FLATTEN);
    }
    return extent;
  }
}
