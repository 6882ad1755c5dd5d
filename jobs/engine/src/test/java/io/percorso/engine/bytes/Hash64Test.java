package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** States and fact ids hold these hashes: an answer that differs would be a break with the past. */
class Hash64Test {

  @Test
  void knownAnswers() {
    assertThat(Hash64.of("")).isEqualTo(0x708778e4f48d2d9aL);
    assertThat(Hash64.of("a")).isEqualTo(0x8141359bcef05449L);
    assertThat(Hash64.of("segment/cart-abandoner")).isEqualTo(0x53b02bc14f9a7020L);
    assertThat(Hash64.of("è un testo di più di sedici byte")).isEqualTo(0x711fb9d4564f28f9L);
    byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    assertThat(Hash64.of(bytes, 1, 9, 42)).isEqualTo(0x561cb50340bce8b6L);
    assertThat(Hash64.mix(1)).isEqualTo(0xb456bcfc34c2cb2cL);
    assertThat(Hash64.fold(1, 2)).isEqualTo(0x23d88e7d88580bc5L);
  }
}
