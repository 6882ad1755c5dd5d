package io.percorso.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Consumers drop repeats by the ids of facts: one that differs would be a break with the past. */
class FactTest {

  @Test
  void idsAreTheSameInEveryRelease() {
    assertThat(Fact.id("c-1", "segment/cart-abandoner", 3, "ENTERED", 1_760_000_000_000L, 0))
        .isEqualTo("c167ad22dec087f6e58cdabb685716ef");
    assertThat(Fact.id("è", "journey/shop", 1, null, -5L, 12))
        .isEqualTo("257f7b9afbd0eea422ba4fd05c8f3ff4");
  }
}
