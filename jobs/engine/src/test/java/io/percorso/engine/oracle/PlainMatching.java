package io.percorso.engine.oracle;

import io.percorso.engine.condition.Matcher;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Matchers by their definition, over plain objects. */
final class PlainMatching {
  private PlainMatching() {}

  /** What a dotted name leads to; null for missing. */
  static Object look(Map<String, Object> start, String path) {
    Object value = start;
    for (String step : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  static boolean matches(Matcher matcher, Object value) {
    return matcher.tests().stream().allMatch(test -> matches(test, value));
  }

  private static boolean matches(Matcher.Test test, Object value) {
    Operand operand = test.operand();
    boolean equal = test.operands().stream().anyMatch(candidate -> isEqual(value, candidate));
    Integer order = compare(value, operand);
    return switch (test.operator()) {
      case IS, IN -> equal;
      case IS_NOT, NOT_IN -> !equal;
      case AT_LEAST -> order != null && order >= 0;
      case AT_MOST -> order != null && order <= 0;
      case MORE_THAN -> order != null && order > 0;
      case LESS_THAN -> order != null && order < 0;
      case CONTAINS -> contains(value, operand);
      case STARTS_WITH ->
          value instanceof String text && operand.isText() && text.startsWith(operand.text());
      case EXISTS -> (value != null) == operand.truth();
    };
  }

  private static boolean contains(Object value, Operand operand) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(member -> isEqual(member, operand));
    }
    return value instanceof String text && operand.isText() && text.contains(operand.text());
  }

  private static boolean isEqual(Object value, Operand operand) {
    if (value instanceof Boolean truth) {
      return operand.isBoolean() && truth == operand.truth();
    }
    Integer order = compare(value, operand);
    return order != null && order == 0;
  }

  /** Null where there is no order. */
  private static Integer compare(Object value, Operand operand) {
    if (value instanceof BigDecimal number && operand.isNumber()) {
      return number.compareTo(operand.number());
    }
    if (value instanceof String text && operand.isText()) {
      return Arrays.compare(text.codePoints().toArray(), operand.text().codePoints().toArray());
    }
    return null;
  }

  /** A matcher of numbers, given how the number stands to another. */
  static boolean matchesNumber(Matcher matcher, Function<BigDecimal, Integer> comparedTo) {
    for (Matcher.Test test : matcher.tests()) {
      boolean equal = test.operands().stream().anyMatch(o -> comparedTo.apply(o.number()) == 0);
      int order = comparedTo.apply(test.operand().number());
      boolean holds =
          switch (test.operator()) {
            case IS, IN -> equal;
            case IS_NOT, NOT_IN -> !equal;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE_THAN -> order > 0;
            case LESS_THAN -> order < 0;
            default -> throw new IllegalArgumentException("not for numbers: " + test);
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  static boolean matchesNumber(Matcher matcher, long number) {
    return matchesNumber(matcher, BigDecimal.valueOf(number)::compareTo);
  }
}
