package io.percorso.definitions;

import io.percorso.definitions.Satisfiability.Verdict;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one definition from its fields. */
final class DefinitionParser {
  private static final List<String> KINDS =
      List.of("segment", "journey", "feedback-metric", "churn");
  private static final int LONGEST_ID = 200;

  private final Problems problems;
  private final ConditionParser conditions;
  private final FeedbackMetricParser metrics;
  private final List<String> stages = new ArrayList<>();

  DefinitionParser(Problems problems, WindowLimit limit) {
    this.problems = problems;
    conditions = new ConditionParser(problems, limit);
    metrics = new FeedbackMetricParser(problems, limit);
  }

  /** Reads a definition; nothing if not even its kind and id can be read. */
  Optional<ParsedDefinition> parse(Node root) {
    return Fields.of(root, "a definition", "begin with kind: segment", problems)
        .flatMap(this::parse);
  }

  private Optional<ParsedDefinition> parse(Fields fields) {
    Optional<String> kind = fields.requireText("kind", "segment");
    Optional<String> id = fields.requireText("id", "a-name");
    id.ifPresent(text -> checkId(fields, text));
    String description = fields.takeText("description").orElse("");
    Definition definition =
        kind.flatMap(text -> body(text, fields, id.orElse(""), description)).orElse(null);
    if (kind.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    ParsedDefinition.Name name =
        new ParsedDefinition.Name(kind.get(), id.get(), fields.place("id"));
    return Optional.of(
        new ParsedDefinition(
            name, stages, definition, conditions.summary(metrics.references()), problems));
  }

  private void checkId(Fields fields, String id) {
    if (id.length() > LONGEST_ID
        || id.contains("/")
        || !id.equals(id.strip())
        || id.chars().anyMatch(Character::isISOControl)) {
      problems.error(
          fields.place("id"),
          "an id has at most " + LONGEST_ID + " characters, no / and no space at its ends",
          "write one such as cart-abandoner");
    }
  }

  private Optional<Definition> body(String kind, Fields fields, String id, String description) {
    if (!KINDS.contains(kind)) {
      problems.error(fields.place("kind"), "unknown kind " + kind, Fields.known(kind, KINDS));
      return Optional.empty();
    }
    Optional<Definition> definition =
        switch (kind) {
          case "segment" -> segment(fields, id, description);
          case "journey" -> journey(fields, id, description);
          case "churn" -> new ChurnParser(problems, conditions).parse(fields, id, description);
          default -> metrics.parse(fields, id, description);
        };
    fields.finish("a " + kind);
    return definition;
  }

  private Optional<Definition> segment(Fields fields, String id, String description) {
    return when(fields, Verdict.OPEN).map(when -> new Definition.Segment(id, description, when));
  }

  private Optional<Condition> when(Fields fields, Verdict expected) {
    int before = problems.count();
    Optional<Condition> when =
        fields.require("when", "{event: Product Viewed}, say").flatMap(conditions::parse);
    if (when.isEmpty() || problems.count() != before) {
      // Whatever was found says more than that the whole is constant.
      return when;
    }
    Verdict verdict = Satisfiability.verdict(when.get());
    if (verdict != Verdict.OPEN && verdict != expected) {
      problems.warning(
          fields.place("when"),
          verdict == Verdict.ALWAYS ? "this holds for everybody, always" : "this never holds",
          "check the numbers in it");
    }
    return when;
  }

  private Optional<Definition> journey(Fields fields, String id, String description) {
    Optional<Node> node = fields.require("stages", "[{id: awareness, when: {...}}]");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof SequenceNode) || Fields.members(node.get()).isEmpty()) {
      problems.error(
          node.get(),
          "stages must be a list of at least one stage",
          "write stages: [{id: awareness, when: {...}}]");
      return Optional.empty();
    }
    List<Definition.Stage> read = new ArrayList<>();
    for (Node member : Fields.members(node.get())) {
      Fields.of(member, "a stage", "write {id: awareness, when: {...}}", problems)
          .flatMap(this::stage)
          .ifPresent(read::add);
    }
    return Optional.of(new Definition.Journey(id, description, read));
  }

  private Optional<Definition.Stage> stage(Fields fields) {
    Optional<String> id = fields.requireText("id", "a-name");
    if (id.isPresent() && stages.contains(id.get())) {
      problems.error(fields.place("id"), "two stages are called " + id.get(), "rename one");
    }
    // A first stage that always holds is where everybody begins.
    Optional<Condition> when = when(fields, stages.isEmpty() ? Verdict.ALWAYS : Verdict.OPEN);
    id.ifPresent(stages::add);
    fields.finish("a stage");
    return id.isPresent() && when.isPresent()
        ? Optional.of(new Definition.Stage(id.get(), when.get()))
        : Optional.empty();
  }
}
