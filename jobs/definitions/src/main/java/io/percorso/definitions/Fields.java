package io.percorso.definitions;

import io.percorso.engine.condition.Durations;
import io.percorso.engine.value.Operand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of one mapping. Whoever reads them takes them one by one; what nobody took is unknown,
 * and reported by {@link #finish}.
 */
final class Fields {
  private final MappingNode mapping;
  private final Problems problems;
  private final Map<String, NodeTuple> byName = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final Set<String> rejected = new HashSet<>();

  private Fields(MappingNode mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(tuple.getKeyNode(), "a field's name must be a word", "write name: value");
      } else if (byName.putIfAbsent(key.getValue(), tuple) != null) {
        problems.error(key, "field " + key.getValue() + " stands here twice", "keep one of them");
      }
    }
  }

  /** The fields of a mapping; anything else is reported as not being {@code what}. */
  static Optional<Fields> of(Node node, String what, String cure, Problems problems) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Fields(mapping, problems));
    }
    problems.error(node, what + " must be made of fields, not " + Scalars.kind(node), cure);
    return Optional.empty();
  }

  Node node() {
    return mapping;
  }

  Set<String> names() {
    return byName.keySet();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Where the field's name stands; the mapping itself if there is no such field. */
  Node place(String name) {
    return has(name) ? byName.get(name).getKeyNode() : mapping;
  }

  /** Says in which order messages are to list the fields that are known here. */
  void expect(String... names) {
    taken.addAll(List.of(names));
  }

  /** True if there is a field that nobody took so far. */
  boolean hasMore() {
    return !taken.containsAll(byName.keySet());
  }

  /** Takes a field's value, if it is there. */
  Optional<Node> take(String name) {
    taken.add(name);
    return Optional.ofNullable(byName.get(name)).map(NodeTuple::getValueNode);
  }

  /** Takes a field that must be there. */
  Optional<Node> require(String name, String example) {
    Optional<Node> node = take(name);
    if (node.isEmpty()) {
      problems.error(mapping, "field " + name + " is missing", "add " + name + ": " + example);
    }
    return node;
  }

  Optional<String> takeText(String name) {
    return take(name).flatMap(node -> text(node, name, problems));
  }

  Optional<String> requireText(String name, String example) {
    return require(name, example).flatMap(node -> text(node, name, problems));
  }

  /** A duration in milliseconds. */
  Optional<Long> takeDuration(String name) {
    return take(name).flatMap(node -> duration(node, name, problems));
  }

  Optional<Long> requireDuration(String name, String example) {
    return require(name, example).flatMap(node -> duration(node, name, problems));
  }

  Optional<Double> takeNumber(String name, String example) {
    Optional<Node> node = take(name);
    Optional<Operand> operand = node.flatMap(Scalars::operand).filter(Operand::isNumber);
    if (node.isPresent() && operand.isEmpty()) {
      String reason = name + " must be a number, not " + Scalars.kind(node.get());
      problems.error(node.get(), reason, "write " + example);
    }
    return operand.map(number -> number.number().doubleValue());
  }

  /** A field that is one text or a list of texts. */
  static List<String> texts(Node node, String name, Problems problems) {
    List<String> texts = new ArrayList<>();
    for (Node member : members(node)) {
      text(member, name, problems).ifPresent(texts::add);
    }
    if (node instanceof SequenceNode && members(node).isEmpty()) {
      problems.error(node, name + " must not be an empty list", "name at least one");
    }
    return texts;
  }

  /** The members of a list; of anything else, itself. */
  static List<Node> members(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  static Optional<String> text(Node node, String name, Problems problems) {
    Optional<Operand> operand = Scalars.operand(node);
    if (operand.isPresent() && operand.get().isText()) {
      if (operand.get().text().isBlank()) {
        problems.error(node, name + " must not be empty", "write a text");
        return Optional.empty();
      }
      return Optional.of(operand.get().text());
    }
    problems.error(
        node,
        name + " must be a text, not " + Scalars.kind(node),
        operand.isPresent()
            ? "put it in quotes: \"" + ((ScalarNode) node).getValue() + "\""
            : "write one text");
    return Optional.empty();
  }

  static Optional<Long> duration(Node node, String name, Problems problems) {
    long millis =
        Scalars.operand(node)
            .filter(Operand::isText)
            .map(text -> Durations.parse(text.text()))
            .orElse(-1L);
    if (millis < 0) {
      problems.error(
          node,
          name + " must be a duration, not " + Scalars.kind(node),
          "write a whole number and ms, s, m, h or d, such as 30m");
      return Optional.empty();
    }
    return Optional.of(millis);
  }

  /** Reports every field that nobody took and that has fields of its own. */
  void rejectMappings(String of, String cure) {
    byName.forEach(
        (name, field) -> {
          if (!taken.contains(name) && field.getValueNode() instanceof MappingNode) {
            rejected.add(name);
            problems.error(
                field.getKeyNode(), name + " is no operator of " + of, cure + name + ": {...}");
          }
        });
  }

  /** Reports every field that nobody took. */
  void finish(String of) {
    finish("field", of);
  }

  /** Reports every field that nobody took, by the word for what fields are here. */
  void finish(String word, String of) {
    for (Map.Entry<String, NodeTuple> field : byName.entrySet()) {
      if (!taken.contains(field.getKey()) && !rejected.contains(field.getKey())) {
        problems.error(
            field.getValue().getKeyNode(),
            "unknown " + word + " " + field.getKey() + " of " + of,
            known(field.getKey(), taken));
      }
    }
  }

  /** The cure for a word that is not among the known ones. */
  static String known(String word, Collection<String> known) {
    String meant = Spelling.suggest(word, known);
    return (meant.isEmpty() ? "" : meant + " ") + "known here: " + String.join(", ", known);
  }
}
