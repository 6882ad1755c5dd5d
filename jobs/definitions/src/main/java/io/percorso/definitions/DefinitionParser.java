package io.percorso.definitions;

import io.percorso.definitions.Satisfiability.Verdict;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one definition from its mapping. */
final class DefinitionParser {
  private static final int LONGEST_ID = 200;

  private final Problems problems;
  private final ConditionParser conditions;

  DefinitionParser(Problems problems, long longest) {
    this.problems = problems;
    conditions = new ConditionParser(problems, longest);
  }

  List<Reference> references() {
    return conditions.references();
  }

  Optional<Definition> parse(Node root) {
    return Fields.of(root, "a definition", problems).flatMap(this::parse);
  }

  private Optional<Definition> parse(Fields fields) {
    Optional<String> kind =
        fields.requireText("kind", "segment, journey, feedback-metric or churn");
    String id = fields.requireText("id", "a-name").orElse("");
    String description = fields.takeText("description").orElse("");
    if (id.length() > LONGEST_ID || id.contains("/") || !id.equals(id.strip())) {
      problems.error(
          fields.place("id"),
          "an id has at most " + LONGEST_ID + " characters, no / and no space at its ends",
          "");
    }
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<? extends Definition> definition =
        switch (kind.get()) {
          case "segment" -> segment(fields, id, description);
          case "journey" -> journey(fields, id, description);
          case "feedback-metric" -> feedbackMetric(fields, id, description);
          case "churn" -> churn(fields, id, description);
          default -> {
            problems.error(
                fields.take("kind").orElseThrow(),
                "unknown kind " + kind.get(),
                "use segment, journey, feedback-metric or churn");
            yield null;
          }
        };
    if (definition == null) {
      return Optional.empty();
    }
    fields.finish("a " + kind.get());
    return definition.map(Definition.class::cast);
  }

  private Optional<Definition> segment(Fields fields, String id, String description) {
    return when(fields).map(when -> new Definition.Segment(id, description, when));
  }

  private Optional<Condition> when(Fields fields) {
    Optional<Condition> when = fields.require("when", "{...}").flatMap(conditions::parse);
    when.ifPresent(condition -> warnIfConstant(fields, condition));
    return when;
  }

  private void warnIfConstant(Fields fields, Condition condition) {
    Verdict verdict = Satisfiability.verdict(condition);
    if (verdict != Verdict.OPEN) {
      problems.warning(
          fields.place("when"),
          verdict == Verdict.ALWAYS ? "this holds for everybody, always" : "this never holds",
          "check the numbers in it");
    }
  }

  private Optional<Definition> journey(Fields fields, String id, String description) {
    Optional<Node> node = fields.require("stages", "[{id: awareness, when: {...}}]");
    List<Definition.Stage> stages = new ArrayList<>();
    if (node.isPresent()
        && (!(node.get() instanceof SequenceNode) || Fields.members(node.get()).isEmpty())) {
      problems.error(node.get(), "stages must be a list of at least one stage", "");
      return Optional.empty();
    }
    Set<String> ids = new HashSet<>();
    for (Node member : node.map(Fields::members).orElse(List.of())) {
      Fields.of(member, "a stage", problems)
          .flatMap(stage -> stage(stage, ids))
          .ifPresent(stages::add);
    }
    return Optional.of(new Definition.Journey(id, description, stages));
  }

  private Optional<Definition.Stage> stage(Fields fields, Set<String> ids) {
    Optional<String> id = fields.requireText("id", "a-name");
    if (id.isPresent() && !ids.add(id.get())) {
      problems.error(fields.place("id"), "two stages are called " + id.get(), "rename one");
    }
    Optional<Condition> when = when(fields);
    fields.finish("a stage");
    return id.isPresent() && when.isPresent()
        ? Optional.of(new Definition.Stage(id.get(), when.get()))
        : Optional.empty();
  }

  private Optional<Definition> feedbackMetric(Fields fields, String id, String description) {
    Optional<FeedbackScale> metric =
        fields.require("metric", "NPS").flatMap(node -> FeedbackScale.parse(node, problems));
    long every = fields.requireDuration("every", "1d").orElse(-1L);
    if (every == 0) {
      problems.error(fields.place("every"), "every must be longer than nothing", "write 1d, say");
    }
    List<Long> windows = windows(fields, every);
    List<List<String>> by = dimensions(fields);
    boolean latest = isLatest(fields);
    int minimum = minimum(fields);
    String journey = fields.takeText("journey").orElse(null);
    if (journey != null) {
      references().add(new Reference("journey", null, List.of(journey), fields.place("journey")));
    }
    return metric.map(
        scale ->
            new Definition.FeedbackMetric(
                id, description, scale.name(), windows, by, every, latest, minimum, journey));
  }

  private List<Long> windows(Fields fields, long every) {
    List<Long> windows = new ArrayList<>();
    for (Node node :
        fields.require("windows", "[7d, 30d]").map(Fields::members).orElse(List.of())) {
      Optional<Long> window = Fields.duration(node, "a window", problems);
      if (window.isPresent() && every > 0 && (window.get() == 0 || window.get() % every != 0)) {
        problems.error(
            node,
            "the window " + Durations.format(window.get()) + " is no multiple of every",
            "every is " + Durations.format(every));
      }
      window.ifPresent(windows::add);
    }
    return windows;
  }

  private List<List<String>> dimensions(Fields fields) {
    Optional<Node> by = fields.take("by");
    List<List<String>> dimensions = new ArrayList<>();
    for (Node node : by.map(Fields::members).orElse(List.of())) {
      List<String> names = Fields.texts(node, "a dimension", problems);
      if (names.size() > 2) {
        problems.error(node, "a dimension is one name or a pair", "");
      }
      dimensions.add(names);
    }
    return dimensions.isEmpty() ? List.of(List.of("overall")) : dimensions;
  }

  private boolean isLatest(Fields fields) {
    Optional<String> respondent = fields.takeText("respondent");
    if (respondent.isPresent() && !Set.of("latest", "every").contains(respondent.get())) {
      problems.error(
          fields.place("respondent"),
          "unknown respondent " + respondent.get(),
          "use latest or every");
    }
    return !respondent.equals(Optional.of("every"));
  }

  private int minimum(Fields fields) {
    Optional<Double> minimum = number(fields, "minimum");
    if (minimum.isPresent() && (minimum.get() < 0 || minimum.get() % 1 != 0)) {
      problems.error(fields.place("minimum"), "minimum must be a whole number from 0", "");
    }
    return minimum.map(Double::intValue).orElse(30);
  }

  private Optional<Definition> churn(Fields fields, String id, String description) {
    List<String> events =
        fields
            .require("event", "Order Completed")
            .map(node -> Fields.texts(node, "event", problems))
            .orElse(List.of());
    long horizon = fields.requireDuration("horizon", "90d").orElse(1L);
    if (horizon == 0) {
      problems.error(fields.place("horizon"), "horizon must be longer than nothing", "");
    }
    double raise = share(fields, "raise", 0.8);
    double clear = share(fields, "clear", 0.6);
    if (clear > raise) {
      problems.error(fields.place("clear"), "clear must not be above raise", "");
    }
    fields.take("model").ifPresent(node -> Fields.of(node, "model", problems));
    return Optional.of(new Definition.Churn(id, description, events, horizon, raise, clear));
  }

  private double share(Fields fields, String name, double example) {
    fields.require(name, String.valueOf(example));
    double share = number(fields, name).orElse(example);
    if (share < 0 || share > 1) {
      problems.error(fields.place(name), name + " is a probability, 0 to 1", "");
    }
    return share;
  }

  private Optional<Double> number(Fields fields, String name) {
    Optional<Node> node = fields.take(name);
    Optional<Operand> operand = node.flatMap(Scalars::operand).filter(Operand::isNumber);
    if (node.isPresent() && operand.isEmpty()) {
      problems.error(node.get(), name + " must be a number, not " + Scalars.kind(node.get()), "");
    }
    return operand.map(number -> number.number().doubleValue());
  }
}
