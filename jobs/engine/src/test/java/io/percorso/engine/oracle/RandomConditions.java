package io.percorso.engine.oracle;

import io.percorso.engine.Fixtures;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Draws conditions of every form, and sets of segments and journeys that refer to each other. */
public final class RandomConditions {
  private static final List<Operator> NUMERIC =
      List.of(
          Operator.AT_LEAST,
          Operator.AT_LEAST,
          Operator.AT_MOST,
          Operator.MORE_THAN,
          Operator.LESS_THAN,
          Operator.IS,
          Operator.IS_NOT,
          Operator.IN,
          Operator.NOT_IN);
  private static final List<BigDecimal> COUNTS =
      IntStream.rangeClosed(0, 4).mapToObj(BigDecimal::valueOf).toList();
  private static final List<BigDecimal> SUMS =
      List.of(
          BigDecimal.ZERO,
          BigDecimal.ONE,
          new BigDecimal("5.5"),
          BigDecimal.TEN,
          new BigDecimal("1.0000005"),
          new BigDecimal("1e12"),
          new BigDecimal("1e13"),
          new BigDecimal("3.3333333333333333333333"));

  private final Pools pools;
  private final List<Long> durations;
  private final List<BigDecimal> durationNumbers;
  private final List<Definition.Versioned> made = new ArrayList<>();

  /** Draws with durations of the given milliseconds. */
  public RandomConditions(Random random, long... durations) {
    pools = new Pools(random);
    this.durations = LongStream.of(durations).boxed().toList();
    durationNumbers = this.durations.stream().map(BigDecimal::valueOf).toList();
  }

  /** One to four definitions; each may refer to those before it. */
  public List<Definition.Versioned> definitions() {
    made.clear();
    for (int i = pools.below(4); i >= 0; i--) {
      String id = "d" + made.size();
      Definition definition = pools.chance(70) ? segment(id) : journey(id);
      made.add(new Definition.Versioned(definition, 1 + pools.below(3)));
    }
    return List.copyOf(made);
  }

  private Definition segment(String id) {
    return new Definition.Segment(id, id, condition(2));
  }

  private Definition journey(String id) {
    List<Definition.Stage> stages = new ArrayList<>();
    for (int i = pools.below(3); i >= 0; i--) {
      stages.add(new Definition.Stage("s" + stages.size(), condition(1)));
    }
    return new Definition.Journey(id, id, stages);
  }

  Condition condition(int depth) {
    if (depth > 0 && pools.chance(40)) {
      List<Condition> parts = new ArrayList<>();
      for (int i = pools.below(3); i >= 0; i--) {
        parts.add(condition(depth - 1));
      }
      return switch (pools.below(3)) {
        case 0 -> new Condition.All(parts);
        case 1 -> new Condition.Any(parts);
        default -> new Condition.Not(parts.get(0));
      };
    }
    return leaf();
  }

  private Condition leaf() {
    return switch (pools.below(20)) {
      case 0, 1, 2, 3, 4, 5 -> aggregated();
      case 6, 7, 8 -> recency();
      case 9, 10, 11 ->
          new Condition.Absence(
              pattern(), pattern(), pools.chance(30) ? 0 : pools.oneOf(durations), within());
      case 12, 13 -> sequence();
      case 14, 15 -> new Condition.Seen(pools.chance(50), duration());
      case 16 ->
          new Condition.Trait(PropertyPath.ofField(pools.oneOf(Pools.TRAITS)), valueMatcher());
      case 17, 18 -> feedback();
      default -> reference();
    };
  }

  private long within() {
    return pools.chance(30) ? Condition.EVER : pools.oneOf(durations);
  }

  private Condition aggregated() {
    Figure figure = pools.oneOf(List.of(Figure.values()));
    if (figure == Figure.COUNT) {
      return new Condition.Aggregated(pattern(), figure, null, numeric(COUNTS), within());
    }
    long within = figure == Figure.DISTINCT ? pools.oneOf(durations) : within();
    PropertyPath of = PropertyPath.ofEvent(pools.chance(60) ? "p" : pools.oneOf(Pools.PATHS));
    Matcher matcher = numeric(figure == Figure.DISTINCT ? COUNTS : SUMS);
    return new Condition.Aggregated(pattern(), figure, of, matcher, within);
  }

  private Condition recency() {
    boolean last = pools.chance(60);
    Matcher first = !last || pools.chance(30) ? duration() : null;
    return new Condition.Recency(pattern(), last ? duration() : null, first, within());
  }

  private Condition sequence() {
    List<EventPattern> steps = new ArrayList<>();
    for (int i = pools.below(3); i >= 0; i--) {
      steps.add(pattern());
    }
    return new Condition.Sequence(steps, pools.oneOf(durations));
  }

  private Condition feedback() {
    List<PropertyTest> where = new ArrayList<>();
    if (pools.chance(30)) {
      where.add(new PropertyTest(PropertyPath.ofField("channel"), valueMatcher()));
    }
    Matcher score = pools.chance(50) ? null : numeric(COUNTS);
    return new Condition.Feedback(
        pools.oneOf(Pools.METRICS), score, where, numeric(COUNTS), within());
  }

  private Condition reference() {
    if (made.isEmpty()) {
      return aggregated();
    }
    Definition to = pools.oneOf(made).definition();
    if (to instanceof Definition.Journey journey) {
      List<String> ids = new ArrayList<>();
      ids.add(pools.oneOf(journey.stages()).id());
      ids.add(pools.oneOf(journey.stages()).id());
      return new Condition.InStage(journey.id(), ids);
    }
    return new Condition.InSegment(List.of(to.id()));
  }

  private EventPattern pattern() {
    List<String> names =
        pools.chance(75)
            ? List.of(pools.oneOf(Pools.EVENTS))
            : List.of(pools.oneOf(Pools.EVENTS), "B");
    List<PropertyTest> where = new ArrayList<>();
    for (int i = pools.chance(60) ? 0 : 1 + pools.below(2); i > 0; i--) {
      where.add(new PropertyTest(PropertyPath.ofEvent(pools.oneOf(Pools.PATHS)), valueMatcher()));
    }
    return new EventPattern(names.stream().distinct().toList(), where);
  }

  private Matcher duration() {
    return numeric(durationNumbers);
  }

  private Matcher numeric(List<BigDecimal> operands) {
    List<Matcher.Test> tests = new ArrayList<>();
    for (int i = pools.chance(80) ? 1 : 2; i > 0; i--) {
      Operator operator = pools.oneOf(NUMERIC);
      List<Operand> of = new ArrayList<>();
      for (int j = operator.takesList() ? 2 : 1; j > 0; j--) {
        of.add(Operand.of(pools.oneOf(operands)));
      }
      tests.add(new Matcher.Test(operator, of));
    }
    return new Matcher(tests);
  }

  private Matcher valueMatcher() {
    List<Matcher.Test> tests = new ArrayList<>();
    for (int i = pools.chance(85) ? 1 : 2; i > 0; i--) {
      Operator operator = pools.oneOf(List.of(Operator.values()));
      List<Operand> of = new ArrayList<>();
      for (int j = operator.takesList() ? 2 : 1; j > 0; j--) {
        Object value = operator == Operator.EXISTS ? (Object) pools.chance(50) : pools.scalar();
        of.add(Fixtures.operand(value));
      }
      tests.add(new Matcher.Test(operator, of));
    }
    return new Matcher(tests);
  }
}
