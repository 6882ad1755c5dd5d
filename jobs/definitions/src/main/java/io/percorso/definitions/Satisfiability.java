package io.percorso.definitions;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds matchers that nothing matches and conditions that always or never hold, as far as the
 * definition alone shows it. What it does not see through is taken as meant.
 */
final class Satisfiability {

  /** What can be said of a condition without looking at any customer. */
  enum Verdict {
    /** It depends. */
    OPEN,
    /** It holds for every customer at every instant. */
    ALWAYS,
    /** It holds for nobody, ever. */
    NEVER;

    Verdict opposite() {
      return this == ALWAYS ? NEVER : this == NEVER ? ALWAYS : OPEN;
    }
  }

  private Satisfiability() {}

  /** True if no value, missing included, matches. */
  static boolean isNever(Matcher matcher) {
    for (Matcher.Test test : matcher.tests()) {
      if (test.operator() == Operator.IS || test.operator() == Operator.IN) {
        return test.operands().stream().noneMatch(operand -> matches(matcher, operand));
      }
      if (test.operator() == Operator.EXISTS && !test.operand().truth()) {
        return !matcher.matches(new Value());
      }
    }
    return mixesTypes(matcher) || isEmptyRange(matcher);
  }

  private static boolean matches(Matcher matcher, Operand operand) {
    ByteWriter bytes = new ByteWriter();
    ValueWriter writer = new ValueWriter(bytes);
    if (operand.isText()) {
      writer.putText(operand.text());
    } else if (operand.isNumber()) {
      writer.putNumber(operand.number());
    } else {
      writer.putBoolean(operand.truth());
    }
    Value value = new Value();
    value.read(new ByteReader(bytes.toBytes()));
    return matcher.matches(value);
  }

  /** True if no one type of value satisfies all comparisons that ask for a type. */
  private static boolean mixesTypes(Matcher matcher) {
    Set<String> types = new HashSet<>(Set.of("text", "number", "list"));
    for (Matcher.Test test : matcher.tests()) {
      if (test.operator().isOrder() || test.operator() == Operator.STARTS_WITH) {
        types.retainAll(Set.of(test.operand().kind()));
      } else if (test.operator() == Operator.CONTAINS) {
        types.retainAll(test.operand().isText() ? Set.of("text", "list") : Set.of("list"));
      }
    }
    return types.isEmpty();
  }

  private static boolean isEmptyRange(Matcher matcher) {
    List<Matcher.Test> orders =
        matcher.tests().stream().filter(test -> test.operator().isOrder()).toList();
    for (Matcher.Test low : orders) {
      for (Matcher.Test high : orders) {
        if (isLow(low) && !isLow(high) && isEmptyBetween(low, high)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLow(Matcher.Test test) {
    return test.operator() == Operator.AT_LEAST || test.operator() == Operator.MORE_THAN;
  }

  private static boolean isEmptyBetween(Matcher.Test low, Matcher.Test high) {
    Operand from = low.operand();
    Operand to = high.operand();
    int order =
        from.isNumber()
            ? from.number().compareTo(to.number())
            : Arrays.compareUnsigned(from.utf8(), to.utf8());
    boolean closed = low.operator() == Operator.AT_LEAST && high.operator() == Operator.AT_MOST;
    return order > 0 || (order == 0 && !closed);
  }

  /** What the definition alone shows of a condition. */
  static Verdict verdict(Condition condition) {
    if (condition instanceof Condition.All all) {
      return combine(all.of(), Verdict.NEVER);
    } else if (condition instanceof Condition.Any any) {
      return combine(any.of(), Verdict.ALWAYS);
    } else if (condition instanceof Condition.Not not) {
      return verdict(not.of()).opposite();
    } else if (condition instanceof Condition.Aggregated it) {
      return verdict(it);
    } else if (condition instanceof Condition.Feedback it) {
      return verdict(it);
    } else if (condition instanceof Condition.Seen it) {
      return fromZero(LongRanges.of(it.age(), 1));
    } else if (condition instanceof Condition.Recency it) {
      boolean empty = isEmptyAge(it.last(), it.within()) || isEmptyAge(it.first(), it.within());
      return empty ? Verdict.NEVER : Verdict.OPEN;
    } else if (condition instanceof Condition.Absence it) {
      boolean empty = it.within() >= 0 && it.minimum() >= it.within();
      return empty ? Verdict.NEVER : Verdict.OPEN;
    } else if (condition instanceof Condition.Trait it) {
      return isNever(it.matcher()) ? Verdict.NEVER : Verdict.OPEN;
    }
    return Verdict.OPEN;
  }

  /** True if no event of a window is of such an age: the oldest are a millisecond younger. */
  private static boolean isEmptyAge(Matcher age, long within) {
    if (age == null) {
      return false;
    }
    LongRanges ages = LongRanges.of(age, 1);
    long youngest = ages.contains(0) ? 0 : ages.nextChange(0);
    return ages.isEmptyFrom(0) || (within != Condition.EVER && youngest >= within);
  }

  private static Verdict combine(List<Condition> conditions, Verdict deciding) {
    boolean allOpposite = true;
    for (Condition condition : conditions) {
      Verdict verdict = verdict(condition);
      if (verdict == deciding) {
        return deciding;
      }
      allOpposite &= verdict == deciding.opposite();
    }
    return allOpposite ? deciding.opposite() : Verdict.OPEN;
  }

  private static Verdict verdict(Condition.Aggregated condition) {
    boolean counts =
        condition.figure() == Condition.Figure.COUNT
            || condition.figure() == Condition.Figure.DISTINCT;
    if (!counts) {
      return Verdict.OPEN;
    }
    LongRanges ranges = LongRanges.of(condition.matcher(), 1);
    boolean nothing = condition.events().where().stream().anyMatch(test -> isNever(test.matcher()));
    return nothing ? ofZero(ranges) : fromZero(ranges);
  }

  private static Verdict verdict(Condition.Feedback condition) {
    LongRanges ranges = LongRanges.of(condition.count(), 1);
    boolean nothing =
        condition.where().stream().anyMatch(test -> isNever(test.matcher()))
            || (condition.score() != null
                && !FeedbackScale.valueOf(condition.metric()).reaches(condition.score()));
    return nothing ? ofZero(ranges) : fromZero(ranges);
  }

  /** Of a count that is always zero. */
  private static Verdict ofZero(LongRanges ranges) {
    return ranges.contains(0) ? Verdict.ALWAYS : Verdict.NEVER;
  }

  private static Verdict fromZero(LongRanges ranges) {
    if (ranges.isEmptyFrom(0)) {
      return Verdict.NEVER;
    }
    return ranges.isFullFrom(0) ? Verdict.ALWAYS : Verdict.OPEN;
  }
}
