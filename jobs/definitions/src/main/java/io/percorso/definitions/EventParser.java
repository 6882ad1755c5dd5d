package io.percorso.definitions;

import io.percorso.definitions.MatcherParser.Subject;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads conditions on events: figures, recency, absence, sequences. */
final class EventParser {
  private final Problems problems;
  private final MatcherParser matchers;
  private final WindowLimit limit;

  EventParser(Problems problems, MatcherParser matchers, WindowLimit limit) {
    this.problems = problems;
    this.matchers = matchers;
    this.limit = limit;
  }

  Optional<Condition> event(Fields fields) {
    fields.expect("event", "where");
    Arrays.stream(Figure.values()).forEach(figure -> fields.expect(figure.word()));
    fields.expect("last", "first", "within");
    EventPattern pattern =
        new EventPattern(
            Fields.texts(fields.take("event").orElseThrow(), "event", problems),
            where(fields, PropertyPath::ofEvent));
    long within = within(fields);
    List<Figure> figures =
        Arrays.stream(Figure.values()).filter(figure -> fields.has(figure.word())).toList();
    boolean recency = fields.has("last") || fields.has("first");
    if (figures.size() + (recency ? 1 : 0) > 1) {
      problems.error(
          fields.node(),
          "a condition takes one figure of its events",
          "combine several conditions with all");
    }
    Optional<Condition> condition =
        recency
            ? recency(fields, pattern, within)
            : figure(fields, pattern, figures.isEmpty() ? Figure.COUNT : figures.get(0), within);
    return pattern.names().isEmpty() ? Optional.empty() : condition;
  }

  private Optional<Condition> recency(Fields fields, EventPattern pattern, long within) {
    Optional<Matcher> last = age(fields, "last");
    Optional<Matcher> first = age(fields, "first");
    return last.isEmpty() && first.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Condition.Recency(pattern, last.orElse(null), first.orElse(null), within));
  }

  private Optional<Matcher> age(Fields fields, String name) {
    return fields.take(name).flatMap(node -> matchers.parse(node, name, Subject.DURATION));
  }

  private Optional<Condition> figure(
      Fields fields, EventPattern pattern, Figure figure, long within) {
    Optional<Node> node = fields.take(figure.word());
    if (figure == Figure.COUNT) {
      Matcher count =
          node.flatMap(value -> matchers.parse(value, "count", Subject.NUMBER))
              .orElse(Matcher.of(Operator.AT_LEAST, Operand.of(BigDecimal.ONE)));
      return Optional.of(new Condition.Aggregated(pattern, figure, null, count, within));
    }
    if (figure == Figure.DISTINCT && within == Condition.EVER && !fields.has("within")) {
      problems.error(
          fields.place("distinct"),
          "distinct needs within: values cannot be remembered for ever",
          "add within: 30d, say");
    }
    String cure = "write " + figure.word() + ": {of: price, atLeast: 100}, say";
    return Fields.of(node.orElseThrow(), figure.word(), cure, problems)
        .flatMap(of -> figureOf(of, pattern, figure, within));
  }

  private Optional<Condition> figureOf(
      Fields fields, EventPattern pattern, Figure figure, long within) {
    Optional<String> property = fields.requireText("of", "price, the property to take it of");
    Optional<Matcher> matcher = matchers.parse(fields, figure.word(), Subject.NUMBER);
    fields.finish(figure.word());
    return property.isPresent() && matcher.isPresent()
        ? Optional.of(
            new Condition.Aggregated(
                pattern, figure, PropertyPath.ofEvent(property.get()), matcher.get(), within))
        : Optional.empty();
  }

  Optional<Condition> after(Fields fields) {
    fields.expect("after", "no", "for", "within");
    EventPattern after = pattern(fields.take("after").orElseThrow(), "after");
    Optional<EventPattern> no =
        fields
            .require("no", "Order Completed, the event that did not follow")
            .map(n -> pattern(n, "no"));
    long minimum = bounded(fields, "for").orElse(0L);
    long within = within(fields);
    if (within != Condition.EVER && minimum >= within) {
      problems.warning(
          fields.place("for"),
          "for is not shorter than within, so this never holds",
          "make for shorter or within longer");
    }
    return no.map(pattern -> new Condition.Absence(after, pattern, minimum, within));
  }

  Optional<Condition> sequence(Fields fields) {
    Node node = fields.take("sequence").orElseThrow();
    if (!(node instanceof SequenceNode) || Fields.members(node).isEmpty()) {
      problems.error(node, "sequence takes a list of events", "write sequence: [A, B]");
      fields.expect("within");
      return Optional.empty();
    }
    List<EventPattern> steps = new ArrayList<>();
    Fields.members(node).forEach(member -> steps.add(pattern(member, "a step")));
    fields.require("within", "1d");
    long within = within(fields);
    return within == Condition.EVER || steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition.Sequence(steps, within));
  }

  /** A name, a list of names, or {@code {event, where}}. */
  private EventPattern pattern(Node node, String name) {
    if (!(node instanceof MappingNode)) {
      return new EventPattern(Fields.texts(node, name, problems), List.of());
    }
    Fields fields = Fields.of(node, name, "", problems).orElseThrow();
    List<String> names =
        fields
            .require("event", "Product Viewed, the event's name")
            .map(event -> Fields.texts(event, "event", problems))
            .orElse(List.of());
    List<PropertyTest> where = where(fields, PropertyPath::ofEvent);
    fields.finish(name);
    return new EventPattern(names, where);
  }

  List<PropertyTest> where(Fields fields, Function<String, PropertyPath> path) {
    List<PropertyTest> tests = new ArrayList<>();
    Optional<Fields> properties =
        fields
            .take("where")
            .flatMap(node -> Fields.of(node, "where", "write where: {property: value}", problems));
    properties.ifPresent(
        where -> {
          for (String name : where.names()) {
            Node node = where.take(name).orElseThrow();
            matchers
                .parse(node, name, Subject.VALUE)
                .map(matcher -> new PropertyTest(path.apply(name), matcher))
                .ifPresent(tests::add);
          }
        });
    return tests;
  }

  /** The window, or {@link Condition#EVER} where there is none. */
  long within(Fields fields) {
    Optional<Long> within = bounded(fields, "within");
    if (within.isPresent() && within.get() == 0) {
      problems.warning(
          fields.place("within"), "a window of no length holds nothing", "write 30d, say");
    }
    return within.orElse(Condition.EVER);
  }

  private Optional<Long> bounded(Fields fields, String name) {
    Optional<Long> duration = fields.takeDuration(name);
    if (duration.isEmpty() || !limit.isExceededBy(duration.get())) {
      return duration;
    }
    problems.add(
        fields.place(name),
        !limit.refuses(),
        limit.reason(name + " reaches back further than"),
        name.equals("for")
            ? "shorten it"
            : "shorten it, or leave within out to look back for ever");
    return limit.refuses() ? Optional.empty() : duration;
  }
}
