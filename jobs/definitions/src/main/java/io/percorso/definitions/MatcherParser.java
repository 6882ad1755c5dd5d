package io.percorso.definitions;

import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads matchers: a bare value, or operators with their operands. */
final class MatcherParser {
  private static final String OPERATORS =
      Arrays.stream(Operator.values()).map(Operator::word).collect(Collectors.joining(", "));

  private static final String NUMERIC =
      Arrays.stream(Operator.values())
          .filter(MatcherParser::isNumeric)
          .map(Operator::word)
          .collect(Collectors.joining(", "));

  /** What a matcher is held against. */
  enum Subject {
    /** A property: anything. */
    VALUE("a value"),
    /** A count, sum or score. */
    NUMBER("a number"),
    /** A time span; operands are durations and become milliseconds. */
    DURATION("a duration such as 30m");

    private final String prose;

    Subject(String prose) {
      this.prose = prose;
    }
  }

  private final Problems problems;

  MatcherParser(Problems problems) {
    this.problems = problems;
  }

  /** A matcher that is the whole value of a field. */
  Optional<Matcher> parse(Node node, String name, Subject subject) {
    if (node instanceof MappingNode) {
      return Fields.of(node, name, "", problems)
          .flatMap(fields -> operators(fields, name, subject));
    }
    if (node instanceof SequenceNode) {
      problems.error(
          node, name + " must be a value or operators, not a list", "write {in: [a, b]}");
      return Optional.empty();
    }
    return operand(node, Operator.IS, name, subject)
        .flatMap(operand -> checked(node, name, List.of(test(Operator.IS, operand)), subject));
  }

  private Optional<Matcher> operators(Fields fields, String name, Subject subject) {
    Optional<Matcher> matcher = parse(fields, name, subject);
    if (subject == Subject.VALUE) {
      fields.rejectMappings(name, "for a property inside " + name + " write " + name + ".");
    }
    fields.finish("operator", name);
    return matcher;
  }

  /** A matcher whose operators stand among the fields of a mapping. */
  Optional<Matcher> parse(Fields fields, String name, Subject subject) {
    List<Matcher.Test> tests = new ArrayList<>();
    boolean complete = true;
    int wanted = 0;
    for (Operator operator : Operator.values()) {
      Optional<Node> node = fields.take(operator.word());
      if (node.isPresent()) {
        wanted++;
        Optional<Matcher.Test> test = test(node.get(), operator, subject);
        test.ifPresent(tests::add);
        complete &= test.isPresent();
      }
    }
    if (wanted == 0) {
      if (!fields.hasMore()) {
        problems.error(
            fields.node(), name + " says nothing to match", "use one or more of " + OPERATORS);
      }
      return Optional.empty();
    }
    return complete ? checked(fields.node(), name, tests, subject) : Optional.empty();
  }

  private static Matcher.Test test(Operator operator, Operand operand) {
    return new Matcher.Test(operator, List.of(operand));
  }

  private Optional<Matcher.Test> test(Node node, Operator operator, Subject subject) {
    if (operator.takesList() != node instanceof SequenceNode) {
      problems.error(
          node,
          operator.word() + (operator.takesList() ? " takes a list" : " takes one value"),
          operator.takesList() ? "write " + operator.word() + ": [a, b]" : "for a list use in");
      return Optional.empty();
    }
    List<Operand> operands = new ArrayList<>();
    for (Node member : Fields.members(node)) {
      operand(member, operator, operator.word(), subject).ifPresent(operands::add);
    }
    boolean complete = operands.size() == Fields.members(node).size();
    if (complete && operands.isEmpty()) {
      problems.error(
          node,
          operator.word() + " takes at least one value",
          "write " + operator.word() + ": [a]");
      return Optional.empty();
    }
    return complete ? Optional.of(new Matcher.Test(operator, operands)) : Optional.empty();
  }

  private Optional<Operand> operand(Node node, Operator operator, String name, Subject subject) {
    if (subject != Subject.VALUE && !isNumeric(operator)) {
      problems.error(
          node, operator.word() + " is not for " + subject.prose, "use one of " + NUMERIC);
      return Optional.empty();
    }
    if (subject == Subject.DURATION) {
      return Fields.duration(node, name, problems)
          .map(millis -> Operand.of(BigDecimal.valueOf(millis)));
    }
    Optional<Operand> operand = Scalars.operand(node);
    String wanted = wanted(operator, subject);
    if (operand.isEmpty() || !fits(operand.get(), wanted)) {
      problems.error(
          node,
          name + " takes " + wanted + ", not " + Scalars.kind(node),
          operandCure(node, operand, wanted, subject));
      return Optional.empty();
    }
    if (subject == Subject.VALUE) {
      Scalars.doubt(node)
          .ifPresent(doubt -> problems.warning(node, doubt, "put it in quotes if a text is meant"));
    }
    return operand;
  }

  private static String operandCure(
      Node node, Optional<Operand> operand, String wanted, Subject subject) {
    if (Scalars.isNull(node)) {
      return subject == Subject.VALUE
          ? "for a missing property write {exists: false}"
          : "write a number";
    }
    boolean quoted = operand.isPresent() && operand.get().isText();
    if (subject == Subject.NUMBER || !wanted.contains("text")) {
      return quoted ? "write " + wanted + ", without quotes" : "write " + wanted;
    }
    return operand.isPresent() ? "put a text in quotes" : "write one value";
  }

  private static boolean isNumeric(Operator operator) {
    return switch (operator) {
      case CONTAINS, STARTS_WITH, EXISTS -> false;
      default -> true;
    };
  }

  private static String wanted(Operator operator, Subject subject) {
    if (operator == Operator.EXISTS) {
      return "true or false";
    } else if (operator == Operator.STARTS_WITH) {
      return "a text";
    } else if (subject == Subject.NUMBER) {
      return "a number";
    }
    return operator.isOrder() ? "a number or a text" : "a text, a number, true or false";
  }

  private static boolean fits(Operand operand, String wanted) {
    return operand.isText()
        ? wanted.contains("text")
        : operand.isNumber() ? wanted.contains("number") : wanted.contains("true");
  }

  private Optional<Matcher> checked(
      Node node, String name, List<Matcher.Test> tests, Subject subject) {
    Matcher matcher = new Matcher(tests);
    boolean never =
        subject == Subject.VALUE
            ? Satisfiability.isNever(matcher)
            : LongRanges.of(matcher, 1_000_000).isEmptyFrom(Long.MIN_VALUE);
    if (never) {
      problems.warning(node, name + " can never match: " + matcher, "check its values");
    }
    return Optional.of(matcher);
  }
}
