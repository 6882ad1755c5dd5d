package io.percorso.engine.condition;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A conjunction of comparisons with one value. A missing value matches only {@code isNot}, {@code
 * notIn} and {@code exists: false}.
 */
public record Matcher(List<Test> tests) {

  /** One comparison; all but {@code in} and {@code notIn} have exactly one operand. */
  public record Test(Operator operator, List<Operand> operands) {

    /** Keeps a copy of the operands. */
    public Test {
      operands = List.copyOf(operands);
    }

    /** The operand of an operator that takes one. */
    public Operand operand() {
      return operands.get(0);
    }

    boolean matches(Value value) {
      return switch (operator) {
        case IS, IN -> !value.isMissing() && equalsAny(value);
        case IS_NOT, NOT_IN -> value.isMissing() || !equalsAny(value);
        case AT_LEAST -> value.isComparableTo(operand()) && value.compareTo(operand()) >= 0;
        case AT_MOST -> value.isComparableTo(operand()) && value.compareTo(operand()) <= 0;
        case MORE_THAN -> value.isComparableTo(operand()) && value.compareTo(operand()) > 0;
        case LESS_THAN -> value.isComparableTo(operand()) && value.compareTo(operand()) < 0;
        case CONTAINS -> contains(value);
        case STARTS_WITH -> value.isText() && operand().isText() && startsAt(value, 0);
        case EXISTS -> value.isMissing() != operand().truth();
      };
    }

    private boolean equalsAny(Value value) {
      for (Operand operand : operands) {
        if (value.isEqualTo(operand)) {
          return true;
        }
      }
      return false;
    }

    private boolean contains(Value value) {
      if (value.tag() == ValueTag.LIST) {
        return hasMember(value);
      }
      if (!value.isText() || !operand().isText()) {
        return false;
      }
      int last = value.length() - operand().utf8().length;
      for (int offset = 0; offset <= last; offset++) {
        if (startsAt(value, offset)) {
          return true;
        }
      }
      return false;
    }

    private boolean hasMember(Value list) {
      ByteReader members = new ByteReader(list.array(), list.from(), list.from() + list.length());
      Value member = new Value();
      while (members.hasMore()) {
        member.read(members);
        if (member.isEqualTo(operand())) {
          return true;
        }
      }
      return false;
    }

    private boolean startsAt(Value value, int offset) {
      byte[] prefix = operand().utf8();
      int start = value.from() + offset;
      return value.length() - offset >= prefix.length
          && Arrays.equals(value.array(), start, start + prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public String toString() {
      if (operator == Operator.EXISTS) {
        return operand().truth() ? "exists" : "does not exist";
      }
      return operator.prose() + " " + (operator.takesList() ? operands : operand());
    }
  }

  /** Keeps a copy of the tests. */
  public Matcher {
    tests = List.copyOf(tests);
  }

  /** A matcher of one comparison. */
  public static Matcher of(Operator operator, Operand... operands) {
    return new Matcher(List.of(new Test(operator, List.of(operands))));
  }

  /** The only text for which every comparison holds; null if there may be others, or none. */
  public Operand onlyText() {
    Test only = tests.size() == 1 ? tests.get(0) : null;
    boolean isEquality =
        only != null && (only.operator() == Operator.IS || only.operator() == Operator.IN);
    return isEquality && only.operands().size() == 1 && only.operand().isText()
        ? only.operand()
        : null;
  }

  /** True if every comparison holds for the value. */
  public boolean matches(Value value) {
    for (Test test : tests) {
      if (!test.matches(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return tests.stream().map(Test::toString).collect(Collectors.joining(" and "));
  }
}
