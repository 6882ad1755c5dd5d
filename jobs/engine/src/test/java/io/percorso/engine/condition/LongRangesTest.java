package io.percorso.engine.condition;

import static io.percorso.engine.Fixtures.matcher;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of longs, held against asking the matcher number by number. */
class LongRangesTest {
  private static final int SEEDS = 2_000;
  private static final int UNIT = 2;
  private static final List<Operator> OPERATORS =
      List.of(
          Operator.IS,
          Operator.IS_NOT,
          Operator.IN,
          Operator.NOT_IN,
          Operator.AT_LEAST,
          Operator.AT_MOST,
          Operator.MORE_THAN,
          Operator.LESS_THAN);

  @Test
  void saysOfEachNumberWhatTheMatcherSays() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Matcher matcher = random(random);
      LongRanges ranges = LongRanges.of(matcher, UNIT);
      LongRanges others = LongRanges.of(random(random), UNIT);
      for (long value = -30; value <= 30; value++) {
        boolean in = ranges.contains(value);
        assertThat(in)
            .as("%d in %s, seed %d", value, matcher, seed)
            .isEqualTo(holds(matcher, value));
        assertThat(ranges.complement().contains(value)).as("seed %d", seed).isEqualTo(!in);
        assertThat(ranges.intersect(others).contains(value))
            .as("seed %d", seed)
            .isEqualTo(in && others.contains(value));
        assertThat(ranges.nextChange(value)).as("seed %d", seed).isEqualTo(next(ranges, value));
        assertThat(ranges.isSettledFrom(value)).isEqualTo(next(ranges, value) == Long.MAX_VALUE);
      }
      assertThat(ranges.complement().complement()).as("seed %d", seed).isEqualTo(ranges);
    }
  }

  /** Beyond forty nothing the operands say changes any more. */
  private static long next(LongRanges ranges, long from) {
    for (long value = from + 1; value <= 40; value++) {
      if (ranges.contains(value) != ranges.contains(from)) {
        return value;
      }
    }
    return Long.MAX_VALUE;
  }

  private static boolean holds(Matcher matcher, long value) {
    BigDecimal number = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(UNIT));
    return matcher.tests().stream().allMatch(test -> holds(test, number));
  }

  private static boolean holds(Matcher.Test test, BigDecimal number) {
    boolean equal =
        test.operands().stream().anyMatch(operand -> operand.number().compareTo(number) == 0);
    int order = number.compareTo(test.operand().number());
    return switch (test.operator()) {
      case IS, IN -> equal;
      case IS_NOT, NOT_IN -> !equal;
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
      case MORE_THAN -> order > 0;
      default -> order < 0;
    };
  }

  private static Matcher random(Random random) {
    List<Matcher.Test> tests = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
      List<Operand> operands = new ArrayList<>();
      for (int j = operator.takesList() ? random.nextInt(4) : 0; j >= 0; j--) {
        // Quarters, so that some fall between two numbers.
        operands.add(Operand.of(BigDecimal.valueOf((random.nextInt(80) - 40) * 25L, 2)));
      }
      tests.add(new Matcher.Test(operator, operands));
    }
    return new Matcher(tests);
  }

  @Test
  void endsOfTheRangeOfALong() {
    LongRanges atLeast = LongRanges.of(matcher(Operator.AT_LEAST, Long.MAX_VALUE), 1);
    assertThat(atLeast.contains(Long.MAX_VALUE)).isTrue();
    assertThat(atLeast.contains(Long.MAX_VALUE - 1)).isFalse();
    assertThat(LongRanges.ALL.complement().complement()).isEqualTo(LongRanges.ALL);
    assertThat(LongRanges.ALL.complement().isEmptyFrom(Long.MIN_VALUE)).isTrue();
    assertThat(LongRanges.ALL.isFullFrom(Long.MIN_VALUE)).isTrue();
    LongRanges beyond = LongRanges.of(matcher(Operator.IS, new BigDecimal("1e400")), 1);
    assertThat(beyond.isEmptyFrom(Long.MIN_VALUE)).isTrue();
  }
}
