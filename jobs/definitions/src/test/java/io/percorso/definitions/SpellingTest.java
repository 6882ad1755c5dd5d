package io.percorso.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final List<String> KNOWN =
      List.of("within", "where", "count", "is", "in", "atLeast", "lastSeen", "cart-abandoner");

  @ParameterizedTest
  @CsvSource({
    "whithin, within",
    "witihn, within",
    "wher, where",
    "cuont, count",
    "AtLeast, atLeast",
    "at_least, atLeast",
    "last-seen, lastSeen",
    "Is, is",
    "cart abandonner, cart-abandoner"
  })
  void findsTheWordThatWasMeant(String word, String meant) {
    assertThat(Spelling.nearest(word, KNOWN)).isEqualTo(meant);
    assertThat(Spelling.suggest(word, KNOWN)).isEqualTo("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "it", "price", "greaterThan", "_", "-"})
  void doesNotGuess(String word) {
    assertThat(Spelling.nearest(word, KNOWN)).isNull();
    assertThat(Spelling.suggest(word, KNOWN)).isEmpty();
  }

  @Test
  void prefersTheNearest() {
    assertThat(Spelling.nearest("stage-12", List.of("stage-345", "stage-13", "stage-12x")))
        .isEqualTo("stage-13");
  }

  @Test
  void isNotSlowedDownByLongWords() {
    assertThat(Spelling.nearest("w".repeat(1_000_000), KNOWN)).isNull();
  }
}
