package io.percorso.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        .005,
        -.005,
        .015,
        1.005,
        2.675,
        99.995,
        -.001,
        1e-300,
        1e15,
        -1e12,
        123456789.125,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE
      })
  void whatIsOddIsAsTheFormatterHasIt(double number) {
    same(number, 1);
    same(number, 2);
  }

  @Test
  void manyNumbersAreAsTheFormatterHasThem() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      double number = (random.nextDouble() - .5) * StrictMath.pow(10, random.nextInt(9) - 2);
      // Half of them lie on, or beside, half of the last place.
      double rough = Math.round(number * 1_000) / 1_000.0;
      same(random.nextBoolean() ? number : rough, 1 + random.nextInt(3));
    }
  }

  private static void same(double number, int digits) {
    assertThat(Decimals.fixed(number, digits))
        .isEqualTo(String.format(Locale.ROOT, "%." + digits + "f", number));
    assertThat(Decimals.signed(number, digits))
        .isEqualTo(String.format(Locale.ROOT, "%+." + digits + "f", number));
  }
}
