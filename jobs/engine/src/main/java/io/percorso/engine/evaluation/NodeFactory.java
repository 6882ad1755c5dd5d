package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes nodes of conditions. Equal leaves become one; a reference becomes the condition it refers
 * to.
 */
final class NodeFactory {
  private final Map<String, Definition.Segment> segments = new HashMap<>();
  private final Map<String, Definition.Journey> journeys = new HashMap<>();
  private final Map<String, Definition.Churn> churns = new HashMap<>();
  private final Map<String, Leaf> leaves = new HashMap<>();
  private final Map<String, Node> references = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Leaf> inOrder = new ArrayList<>();
  private final Patterns patterns = new Patterns();

  NodeFactory(List<Definition> definitions) {
    for (Definition definition : definitions) {
      if (definition instanceof Definition.Segment segment) {
        segments.put(segment.id(), segment);
      } else if (definition instanceof Definition.Journey journey) {
        journeys.put(journey.id(), journey);
      } else if (definition instanceof Definition.Churn churn) {
        churns.put(churn.id(), churn);
      }
    }
  }

  /** All leaves made so far, by index. */
  List<Leaf> leaves() {
    return inOrder;
  }

  /** The patterns that they look for. */
  Patterns patterns() {
    return patterns;
  }

  Node node(Condition condition) {
    if (condition instanceof Condition.All all) {
      return combination(true, all.of());
    } else if (condition instanceof Condition.Any any) {
      return combination(false, any.of());
    } else if (condition instanceof Condition.Not not) {
      return new Negation(node(not.of()));
    } else if (condition instanceof Condition.InSegment in) {
      return any(in.ids().stream().map(this::segment).toList());
    } else if (condition instanceof Condition.InStage in) {
      Definition.Journey journey = journey(in.journey());
      return any(in.ids().stream().map(id -> stage(journey, id)).toList());
    } else if (condition instanceof Condition.AtRisk at) {
      return any(at.ids().stream().map(this::flagOf).toList());
    }
    return leaf(condition);
  }

  private Node combination(boolean all, List<Condition> of) {
    return new Combination(all, of.stream().map(this::node).toArray(Node[]::new));
  }

  private static Node any(List<Node> nodes) {
    return nodes.size() == 1 ? nodes.get(0) : new Combination(false, nodes.toArray(Node[]::new));
  }

  private Node segment(String id) {
    Definition.Segment segment =
        Optional.ofNullable(segments.get(id))
            .orElseThrow(() -> new IllegalArgumentException("unknown segment " + id));
    return reference(segment.key(), () -> node(segment.when()));
  }

  private Node flagOf(String id) {
    return flag(
        Optional.ofNullable(churns.get(id))
            .orElseThrow(() -> new IllegalArgumentException("unknown churn " + id)));
  }

  /** The flag of a churn model. */
  ChurnLeaf flag(Definition.Churn churn) {
    ChurnLeaf made = new ChurnLeaf(churn, patterns);
    return (ChurnLeaf) leaves.computeIfAbsent(made.text(), text -> inOrder(made));
  }

  private Leaf inOrder(Leaf made) {
    made.index(inOrder.size());
    inOrder.add(made);
    return made;
  }

  private Definition.Journey journey(String id) {
    if (id == null && journeys.size() == 1) {
      return journeys.values().iterator().next();
    }
    return Optional.ofNullable(journeys.get(id))
        .orElseThrow(() -> new IllegalArgumentException("unknown journey " + id));
  }

  /** In a stage: its condition holds, and that of no later one. */
  private Node stage(Definition.Journey journey, String id) {
    List<Definition.Stage> stages = journey.stages();
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(id)) {
        int index = i;
        return reference(journey.key() + "/" + id, () -> onlyStage(stages, index));
      }
    }
    throw new IllegalArgumentException("unknown stage " + id + " of " + journey.key());
  }

  private Node onlyStage(List<Definition.Stage> stages, int index) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node(stages.get(index).when()));
    for (Definition.Stage later : stages.subList(index + 1, stages.size())) {
      nodes.add(new Negation(node(later.when())));
    }
    return nodes.size() == 1 ? nodes.get(0) : new Combination(true, nodes.toArray(Node[]::new));
  }

  private Node reference(String key, Supplier<Node> maker) {
    Node known = references.get(key);
    if (known != null) {
      return known;
    }
    if (!open.add(key)) {
      throw new IllegalArgumentException("cycle of references through " + key);
    }
    Node made = maker.get();
    open.remove(key);
    references.put(key, made);
    return made;
  }

  private Leaf leaf(Condition condition) {
    String text = ConditionText.of(condition);
    Leaf known = leaves.get(text);
    if (known != null) {
      return known;
    }
    Leaf made = inOrder(make(text, condition));
    leaves.put(text, made);
    return made;
  }

  private Leaf make(String text, Condition condition) {
    if (condition instanceof Condition.Aggregated aggregated) {
      return new AggregatedLeaf(text, aggregated, patterns);
    } else if (condition instanceof Condition.Recency recency) {
      return new RecencyLeaf(text, recency, patterns);
    } else if (condition instanceof Condition.Absence absence) {
      return new AbsenceLeaf(text, absence, patterns);
    } else if (condition instanceof Condition.Sequence sequence) {
      return new SequenceLeaf(text, sequence, patterns);
    } else if (condition instanceof Condition.Seen seen) {
      return new SeenLeaf(text, seen);
    } else if (condition instanceof Condition.Trait trait) {
      return new TraitLeaf(text, trait);
    } else if (condition instanceof Condition.Feedback feedback) {
      return new FeedbackLeaf(text, feedback);
    }
    throw new IllegalArgumentException("not a condition of a history: " + condition);
  }
}
