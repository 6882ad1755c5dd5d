package io.percorso.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Definitions as users write them, and what the tests expect of them, in few words. */
final class Written {
  static final WindowLimit LONGEST = WindowLimit.refuse(Durations.parse("730d"));

  private Written() {}

  /** Parses texts as the files a.yaml, b.yaml and so on. */
  static DefinitionSet set(String... texts) {
    List<DefinitionSource> sources =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new DefinitionSource((char) ('a' + i) + ".yaml", texts[i]))
            .toList();
    return DefinitionSet.parse(sources, LONGEST);
  }

  /** The problems of some files, a line each. */
  static List<String> problems(String... texts) {
    return set(texts).problems().stream().map(Problem::toString).toList();
  }

  /** The problems of a segment with that condition, which begins in line 3, column 7. */
  static List<String> problemsOf(String when) {
    return problems(segment("a", when));
  }

  static String segment(String id, String when) {
    return "kind: segment\nid: " + id + "\nwhen: " + when + "\n";
  }

  /** The only definition of a text without any problem. */
  static Definition definition(String text) {
    DefinitionSet set = set(text);
    assertThat(set.problems()).isEmpty();
    assertThat(set.definitions()).hasSize(1);
    return set.definitions().values().iterator().next();
  }

  /** The condition of a segment without any problem. */
  static Condition condition(String when) {
    return ((Definition.Segment) definition(segment("a", when))).when();
  }

  static long millis(String duration) {
    return Durations.parse(duration);
  }

  static Matcher is(Object... operands) {
    return matcher(Operator.IS, operands);
  }

  static Matcher atLeast(Object operand) {
    return matcher(Operator.AT_LEAST, operand);
  }

  static Matcher matcher(Operator operator, Object... operands) {
    return Matcher.of(
        operator, Arrays.stream(operands).map(Written::operand).toArray(Operand[]::new));
  }

  static Matcher both(Matcher one, Matcher other) {
    return new Matcher(List.of(one.tests().get(0), other.tests().get(0)));
  }

  private static Operand operand(Object value) {
    if (value instanceof Boolean truth) {
      return Operand.of(truth);
    }
    return value instanceof Number number
        ? Operand.of(new BigDecimal(number.toString()))
        : Operand.of((String) value);
  }
}
