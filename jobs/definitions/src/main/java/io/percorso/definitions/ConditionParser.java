package io.percorso.definitions;

import io.percorso.definitions.MatcherParser.Subject;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads conditions of every form. */
final class ConditionParser {
  private static final int MOST_DEPTH = 50;
  private static final Matcher AT_LEAST_ONE =
      Matcher.of(Operator.AT_LEAST, Operand.of(BigDecimal.ONE));

  private final Problems problems;
  private final MatcherParser matchers;
  private final EventParser events;
  private final List<Reference> references = new ArrayList<>();
  private int depth;
  private int deepest;
  private int size;

  /** Each form by the field it is known by. */
  private final Map<String, Form> forms =
      new TreeMap<>(
          Map.of(
              "all", this::all,
              "any", this::any,
              "not", this::not,
              "event", this::event,
              "after", this::after,
              "sequence", this::sequence,
              "trait", this::trait,
              "feedback", this::feedback,
              "segment", this::segment,
              "stage", this::stage));

  private interface Form {
    Optional<Condition> parse(Fields fields);
  }

  ConditionParser(Problems problems, WindowLimit limit) {
    this.problems = problems;
    matchers = new MatcherParser(problems);
    events = new EventParser(problems, matchers, limit);
    forms.put("lastSeen", this::seen);
    forms.put("firstSeen", this::seen);
    forms.put("churn", this::churn);
  }

  /** What the conditions read so far amount to, with references from elsewhere besides. */
  ParsedDefinition.Conditions summary(List<Reference> others) {
    List<Reference> all = new ArrayList<>(references);
    all.addAll(others);
    return new ParsedDefinition.Conditions(all, deepest, size);
  }

  Optional<Condition> parse(Node node) {
    if (depth == MOST_DEPTH) {
      problems.error(
          node, "conditions nest deeper than " + MOST_DEPTH, "move the inner ones into a segment");
      return Optional.empty();
    }
    depth++;
    deepest = Math.max(deepest, depth);
    size++;
    try {
      String event = node instanceof ScalarNode name ? name.getValue() : "Product Viewed";
      return Fields.of(node, "a condition", "write {event: " + event + "}, say", problems)
          .flatMap(this::parse);
    } finally {
      depth--;
    }
  }

  private Optional<Condition> parse(Fields fields) {
    List<String> found = fields.names().stream().filter(forms::containsKey).toList();
    boolean seenOnly = List.of("lastSeen", "firstSeen").containsAll(found);
    if (found.isEmpty()) {
      rejectUnknown(fields);
      return Optional.empty();
    }
    if (found.size() > 1 && !seenOnly) {
      problems.error(
          fields.node(),
          "one condition cannot be " + String.join(" and ", found),
          "combine them: all: [{...}, {...}], or any");
      return Optional.empty();
    }
    Optional<Condition> condition = forms.get(found.get(0)).parse(fields);
    fields.finish("the condition " + found.get(0));
    return condition;
  }

  private void rejectUnknown(Fields fields) {
    List<String> known = List.copyOf(forms.keySet());
    String uses = "use one of " + String.join(", ", known);
    for (String name : fields.names()) {
      String meant = Spelling.suggest(name, known);
      if (!meant.isEmpty()) {
        problems.error(fields.place(name), "unknown condition " + name, meant + " " + uses);
        return;
      }
    }
    problems.error(fields.node(), "a condition needs a field that says its kind", uses);
  }

  private Optional<Condition> all(Fields fields) {
    return list(fields, "all").map(Condition.All::new);
  }

  private Optional<Condition> any(Fields fields) {
    return list(fields, "any").map(Condition.Any::new);
  }

  private Optional<List<Condition>> list(Fields fields, String name) {
    Node node = fields.take(name).orElseThrow();
    if (!(node instanceof SequenceNode) || Fields.members(node).isEmpty()) {
      problems.error(node, name + " takes a list of conditions", "write " + name + ": [{...}]");
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    Fields.members(node).forEach(member -> parse(member).ifPresent(conditions::add));
    return conditions.isEmpty() ? Optional.empty() : Optional.of(conditions);
  }

  private Optional<Condition> not(Fields fields) {
    return parse(fields.take("not").orElseThrow()).map(Condition.Not::new);
  }

  private Optional<Condition> event(Fields fields) {
    return events.event(fields);
  }

  private Optional<Condition> after(Fields fields) {
    return events.after(fields);
  }

  private Optional<Condition> sequence(Fields fields) {
    return events.sequence(fields);
  }

  private Optional<Condition> seen(Fields fields) {
    List<Condition> conditions = new ArrayList<>();
    for (String name : List.of("lastSeen", "firstSeen")) {
      fields
          .take(name)
          .flatMap(node -> matchers.parse(node, name, Subject.DURATION))
          .map(age -> new Condition.Seen(name.equals("firstSeen"), age))
          .ifPresent(conditions::add);
    }
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(conditions.size() == 1 ? conditions.get(0) : new Condition.All(conditions));
  }

  private Optional<Condition> trait(Fields fields) {
    Optional<String> name = fields.takeText("trait");
    Optional<Matcher> matcher = matchers.parse(fields, "the trait", Subject.VALUE);
    return name.isPresent() && matcher.isPresent()
        ? Optional.of(new Condition.Trait(PropertyPath.ofField(name.get()), matcher.get()))
        : Optional.empty();
  }

  private Optional<Condition> feedback(Fields fields) {
    fields.expect("feedback", "score", "where", "count", "within");
    Optional<FeedbackScale> scale =
        fields.take("feedback").flatMap(node -> FeedbackScale.parse(node, problems));
    Optional<Node> score = fields.take("score");
    Matcher scores =
        score.flatMap(node -> matchers.parse(node, "score", Subject.NUMBER)).orElse(null);
    if (scores != null && scale.isPresent() && !scale.get().reaches(scores)) {
      problems.warning(
          score.get(),
          "no " + scale.get().name() + " score can match: " + scores,
          scale.get().range());
    }
    var where = events.where(fields, PropertyPath::ofField);
    Matcher count =
        fields
            .take("count")
            .flatMap(node -> matchers.parse(node, "count", Subject.NUMBER))
            .orElse(AT_LEAST_ONE);
    long within = events.within(fields);
    return scale.map(known -> new Condition.Feedback(known.name(), scores, where, count, within));
  }

  private Optional<Condition> segment(Fields fields) {
    List<String> ids = ids(fields, "segment", null);
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Condition.InSegment(ids));
  }

  private Optional<Condition> stage(Fields fields) {
    fields.expect("stage", "journey");
    String journey = fields.takeText("journey").orElse(null);
    List<String> ids = ids(fields, "stage", journey);
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Condition.InStage(journey, ids));
  }

  private Optional<Condition> churn(Fields fields) {
    List<String> ids = ids(fields, "churn", null);
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Condition.AtRisk(ids));
  }

  private List<String> ids(Fields fields, String kind, String journey) {
    Node node = fields.take(kind).orElseThrow();
    List<String> ids = Fields.texts(node, kind, problems);
    references.add(new Reference(kind, journey, ids, node, depth));
    return ids;
  }
}
