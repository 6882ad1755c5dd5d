package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.LongSet;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.history.Tally;
import io.percorso.engine.value.Numbers;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Takes events in, newest first, and says of the figure over those taken so far whether it matches.
 */
abstract class Accumulator {

  /** Takes an event in; the value is that of the property the figure is taken of. */
  abstract void add(Value value);

  /** Takes in what stands for events that have left. */
  abstract void merge(Tally tally);

  /** True if the figure matches. */
  abstract boolean matches();

  /** True if no further event can change {@link #matches}. */
  boolean isSettled() {
    return false;
  }

  /** How many events, or different values, there are; only for figures that count. */
  long count() {
    throw new IllegalStateException("a figure that does not count");
  }

  /** The figure for people; null if there is none. */
  abstract String figure();

  /** Makes empty accumulators of a condition; what can be worked out beforehand is. */
  static Supplier<Accumulator> maker(Figure figure, Matcher matcher) {
    if (figure == Figure.AVERAGE) {
      return () -> new Average(matcher);
    }
    boolean counts = figure == Figure.COUNT || figure == Figure.DISTINCT;
    LongRanges ranges = LongRanges.of(matcher, counts ? 1 : 1_000_000);
    return switch (figure) {
      case COUNT -> () -> new Count(ranges);
      case DISTINCT -> () -> new Distinct(ranges);
      case SUM -> () -> new Sum(matcher, ranges);
      default -> () -> new Extreme(figure == Figure.MIN, ranges);
    };
  }

  static String decimal(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }

  private static final class Count extends Accumulator {
    private final LongRanges ranges;
    private long count;

    Count(LongRanges ranges) {
      this.ranges = ranges;
    }

    @Override
    void add(Value value) {
      count++;
    }

    @Override
    void merge(Tally tally) {
      count += tally.count();
    }

    @Override
    boolean matches() {
      return ranges.contains(count);
    }

    @Override
    boolean isSettled() {
      return ranges.isSettledFrom(count);
    }

    @Override
    long count() {
      return count;
    }

    @Override
    String figure() {
      return String.valueOf(count);
    }
  }

  private static final class Distinct extends Accumulator {
    private final LongRanges ranges;
    private final LongSet hashes = new LongSet();

    Distinct(LongRanges ranges) {
      this.ranges = ranges;
    }

    @Override
    void add(Value value) {
      if (!value.isMissing()) {
        hashes.add(value.hash());
      }
    }

    /** Which values left is not kept: they can only be passed over. */
    @Override
    void merge(Tally tally) {}

    @Override
    boolean matches() {
      return ranges.contains(hashes.size());
    }

    @Override
    boolean isSettled() {
      return ranges.isSettledFrom(hashes.size());
    }

    @Override
    long count() {
      return hashes.size();
    }

    @Override
    String figure() {
      return String.valueOf(hashes.size());
    }
  }

  /** The figures that numbers alone take part in. */
  private abstract static class Numeric extends Accumulator {
    final Tally tally = new Tally();

    @Override
    void add(Value value) {
      long micros = value.micros();
      if (micros != Numbers.BEYOND) {
        tally.add(micros);
      }
    }

    @Override
    void merge(Tally other) {
      tally.merge(other);
    }

    /** Tests a figure that is known by how it stands to operands. */
    static boolean matches(Matcher matcher, ToIntFunction<Operand> figure) {
      return matcher.tests().stream().allMatch(test -> matches(test, figure));
    }

    private static boolean matches(Matcher.Test test, ToIntFunction<Operand> figure) {
      return switch (test.operator()) {
        case IS, IN -> test.operands().stream().anyMatch(o -> figure.applyAsInt(o) == 0);
        case IS_NOT, NOT_IN -> test.operands().stream().noneMatch(o -> figure.applyAsInt(o) == 0);
        case AT_LEAST -> figure.applyAsInt(test.operand()) >= 0;
        case AT_MOST -> figure.applyAsInt(test.operand()) <= 0;
        case MORE_THAN -> figure.applyAsInt(test.operand()) > 0;
        case LESS_THAN -> figure.applyAsInt(test.operand()) < 0;
        default -> false;
      };
    }
  }

  private static final class Sum extends Numeric {
    private final Matcher matcher;
    private final LongRanges ranges;

    Sum(Matcher matcher, LongRanges ranges) {
      this.matcher = matcher;
      this.ranges = ranges;
    }

    @Override
    boolean matches() {
      return tally.sumFits() ? ranges.contains(tally.sum()) : matches(matcher, this::compare);
    }

    /** How a sum beyond the range of a long stands to an operand. */
    private int compare(Operand operand) {
      return new BigDecimal(tally.exactSum(), 6).compareTo(operand.number());
    }

    @Override
    String figure() {
      return new BigDecimal(tally.exactSum(), 6).stripTrailingZeros().toPlainString();
    }
  }

  private static final class Extreme extends Numeric {
    private final boolean min;
    private final LongRanges ranges;

    Extreme(boolean min, LongRanges ranges) {
      this.min = min;
      this.ranges = ranges;
    }

    @Override
    boolean matches() {
      return tally.count() > 0 && ranges.contains(extreme());
    }

    private long extreme() {
      return min ? tally.min() : tally.max();
    }

    @Override
    String figure() {
      return tally.count() == 0 ? null : decimal(extreme());
    }
  }

  private static final class Average extends Numeric {
    private final Matcher matcher;

    Average(Matcher matcher) {
      this.matcher = matcher;
    }

    @Override
    boolean matches() {
      return tally.count() > 0 && matches(matcher, this::compare);
    }

    /** How the mean stands to an operand, exactly. */
    private int compare(Operand operand) {
      long micros = Numbers.micros(operand.number());
      if (micros != Numbers.BEYOND
          && operand.number().compareTo(BigDecimal.valueOf(micros, 6)) == 0) {
        return tally.compareMean(micros);
      }
      BigDecimal scaled =
          operand.number().multiply(BigDecimal.valueOf(tally.count())).movePointRight(6);
      return new BigDecimal(tally.exactSum()).compareTo(scaled);
    }

    @Override
    String figure() {
      if (tally.count() == 0) {
        return null;
      }
      BigInteger mean = tally.exactSum().divide(BigInteger.valueOf(tally.count()));
      return new BigDecimal(mean, 6).stripTrailingZeros().toPlainString();
    }
  }
}
