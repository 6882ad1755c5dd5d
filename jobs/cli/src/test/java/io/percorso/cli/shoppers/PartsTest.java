package io.percorso.cli.shoppers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final int SEED = 42;

  @Test
  void theQueueGivesTheLeastFirst() {
    Dice dice = new Dice(SEED);
    ActionQueue queue = new ActionQueue(4);
    PriorityQueue<Long> expected = new PriorityQueue<>();
    for (int n = 0; n < 20_000; n++) {
      long time = dice.below(1_000_000);
      int what = dice.below(4);
      if (queue.size() == 0 || what <= 1) {
        queue.add(time, (int) time);
        expected.add(time);
      } else if (what == 2) {
        assertThat(queue.entry()).isEqualTo((int) queue.time());
        assertThat(expected.remove()).isEqualTo(queue.time());
        queue.remove();
      } else {
        expected.remove();
        queue.remove();
        queue.add(time, (int) time);
        expected.add(time);
      }
      assertThat(queue.size()).isEqualTo(expected.size());
    }
  }

  @Test
  void replacingKeepsTheOrder() {
    ActionQueue queue = new ActionQueue(4);
    IntStream.range(0, 100).forEach(n -> queue.add(n, n));
    for (int n = 0; n < 100; n++) {
      assertThat(queue.entry()).isEqualTo(n);
      queue.replace(1_000 + n);
    }
    assertThat(queue.time()).isEqualTo(1_000);
  }

  @Test
  void aBasketHoldsFourLines() {
    long basket = 0;
    for (int line = 0; line < 6; line++) {
      basket = Basket.with(basket, Catalogue.PRODUCTS - 1 - line, 1 + line);
    }
    assertThat(Basket.lines(basket)).isEqualTo(4);
    assertThat(Basket.product(basket, 3)).isEqualTo(Catalogue.PRODUCTS - 4);
    assertThat(Basket.pieces(basket, 3)).isEqualTo(4);
    basket = Basket.with(basket, Catalogue.PRODUCTS - 4, 5);
    assertThat(Basket.pieces(basket, 3)).isEqualTo(Basket.MOST_PIECES);
    for (int lines = 3; lines >= 0; lines--) {
      basket = Basket.withoutLast(basket);
      assertThat(Basket.lines(basket)).isEqualTo(lines);
    }
    assertThat(Basket.with(0, 0, 1)).isNotZero();
  }

  @Test
  void popularityFollowsZipf() {
    Catalogue catalogue = new Catalogue(SEED);
    Dice dice = new Dice(SEED);
    int[] drawn = new int[Catalogue.PRODUCTS];
    for (int n = 0; n < 1_000_000; n++) {
      drawn[catalogue.any(dice)]++;
    }
    assertThat(drawn[0] / (double) drawn[9]).isCloseTo(10, within(1.0));
    assertThat(drawn[9] / (double) drawn[99]).isCloseTo(10, within(1.5));
    assertThat(Catalogue.category(catalogue.any(dice, 5))).isEqualTo(5);
    assertThat(IntStream.range(0, Catalogue.PRODUCTS).map(catalogue::cents).min().orElse(0))
        .isPositive();
  }

  @Test
  void diceAreFair() {
    Dice dice = new Dice(SEED);
    double sum = 0;
    double squares = 0;
    double waits = 0;
    for (int n = 0; n < 200_000; n++) {
      double bell = dice.bell();
      sum += bell;
      squares += bell * bell;
      waits += dice.waiting(5);
      assertThat(dice.below(3)).isBetween(0, 2);
    }
    assertThat(sum / 200_000).isCloseTo(0, within(0.01));
    assertThat(squares / 200_000).isCloseTo(1, within(0.02));
    assertThat(waits / 200_000).isCloseTo(5, within(0.05));
  }

  @Test
  void scoresStayOnTheirScale() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.score(-9)).isEqualTo(metric.lowest());
      assertThat(metric.score(9)).isEqualTo(metric.highest());
      assertThat(metric.mood(metric.lowest())).isEqualTo(-1);
      assertThat(metric.mood(metric.highest())).isEqualTo(1);
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    assertThatThrownBy(() -> ShopperSettings.natural(1, 0, start))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ShopperSettings.natural(1, 1, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShopperSettings(1, 1, start, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShopperAction("c1", start, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
