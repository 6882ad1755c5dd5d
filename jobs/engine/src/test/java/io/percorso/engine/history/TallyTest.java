package io.percorso.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final int SEEDS = 500;

  @Test
  void mergingIsCommutativeAndAssociativeAndSameAsAdding() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<long[]> parts = List.of(numbers(seed), numbers(seed + 10_000), numbers(seed + 20_000));
      Tally all = new Tally();
      parts.forEach(part -> add(all, part));
      Tally ab = merged(of(parts.get(0)), of(parts.get(1)));
      Tally ba = merged(of(parts.get(1)), of(parts.get(0)));
      Tally bc = merged(of(parts.get(1)), of(parts.get(2)));
      assertThat(ab).as("seed %d", seed).isEqualTo(ba);
      assertThat(merged(ab, of(parts.get(2))))
          .as("seed %d", seed)
          .isEqualTo(merged(of(parts.get(0)), bc))
          .isEqualTo(all);
      assertThat(all.exactSum()).as("seed %d", seed).isEqualTo(sum(parts));
      assertThat(read(all)).as("seed %d", seed).isEqualTo(all);
    }
  }

  @Test
  void comparesItsMeanExactly() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      long[] numbers = numbers(seed);
      Tally tally = of(numbers);
      BigInteger sum = sum(List.of(numbers));
      for (long other : numbers) {
        BigInteger product = BigInteger.valueOf(other).multiply(BigInteger.valueOf(numbers.length));
        assertThat(Integer.signum(tally.compareMean(other)))
            .as("seed %d", seed)
            .isEqualTo(sum.compareTo(product));
      }
    }
  }

  @Test
  void knowsWhenTheSumIsBeyondALong() {
    Tally tally = new Tally();
    for (int i = 0; i < 9; i++) {
      tally.add(1_000_000_000_000_000_000L);
    }
    assertThat(tally.sumFits()).isTrue();
    tally.add(1_000_000_000_000_000_000L);
    assertThat(tally.sumFits()).isFalse();
    assertThat(tally.sum()).isEqualTo(Long.MAX_VALUE);
  }

  private static long[] numbers(long seed) {
    Random random = new Random(seed);
    return random
        .longs(random.nextInt(20), -1_000_000_000_000_000_000L, 1_000_000_000_000_000_001L)
        .map(number -> random.nextBoolean() ? number : number % 5)
        .toArray();
  }

  private static Tally of(long[] numbers) {
    Tally tally = new Tally();
    add(tally, numbers);
    return tally;
  }

  private static void add(Tally tally, long[] numbers) {
    for (long number : numbers) {
      tally.add(number);
    }
  }

  private static Tally merged(Tally a, Tally b) {
    Tally merged = new Tally();
    merged.merge(a);
    merged.merge(b);
    return merged;
  }

  private static Tally read(Tally tally) {
    ByteWriter out = new ByteWriter();
    tally.write(out);
    return Tally.read(new ByteReader(out.toBytes()));
  }

  private static BigInteger sum(List<long[]> parts) {
    BigInteger sum = BigInteger.ZERO;
    for (long[] part : parts) {
      for (long number : part) {
        sum = sum.add(BigInteger.valueOf(number));
      }
    }
    return sum;
  }
}
