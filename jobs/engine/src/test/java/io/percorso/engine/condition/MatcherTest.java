package io.percorso.engine.condition;

import static io.percorso.engine.Fixtures.matcher;
import static io.percorso.engine.Fixtures.valueBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatcherTest {

  @Test
  void equalityIsBetweenLikeTypes() {
    assertThat(matches(Operator.IS, 5, 5)).isTrue();
    assertThat(matches(Operator.IS, 5, new BigDecimal("5.00"))).isTrue();
    assertThat(matches(Operator.IS, 5, "5")).isFalse();
    assertThat(matches(Operator.IS, "5", 5)).isFalse();
    assertThat(matches(Operator.IS, true, "true")).isFalse();
    assertThat(matches(Operator.IS, true, true)).isTrue();
    assertThat(matches(Operator.IS_NOT, 5, "5")).isTrue();
    assertThat(matches(Operator.IS, List.of(5), 5)).isFalse();
    assertThat(matches(Operator.IS_NOT, Map.of("x", 5), 5)).isTrue();
  }

  @Test
  void onlyEqualityWithOneTextHasAnOnlyText() {
    assertThat(matcher(Operator.IS, "red").onlyText()).isEqualTo(Operand.of("red"));
    assertThat(Matcher.of(Operator.IN, Operand.of("red")).onlyText()).isEqualTo(Operand.of("red"));
    assertThat(Matcher.of(Operator.IN, Operand.of("red"), Operand.of("blue")).onlyText()).isNull();
    assertThat(matcher(Operator.IS_NOT, "red").onlyText()).isNull();
    assertThat(matcher(Operator.STARTS_WITH, "red").onlyText()).isNull();
    assertThat(matcher(Operator.IS, 5).onlyText()).isNull();
    Matcher both =
        new Matcher(
            List.of(
                matcher(Operator.IS, "red").tests().get(0),
                matcher(Operator.CONTAINS, "e").tests().get(0)));
    assertThat(both.onlyText()).isNull();
  }

  @Test
  void orderIsBetweenTwoNumbersOrTwoTexts() {
    assertThat(matches(Operator.AT_LEAST, 5, 5)).isTrue();
    assertThat(matches(Operator.MORE_THAN, 5, 5)).isFalse();
    assertThat(matches(Operator.AT_MOST, "a", "b")).isTrue();
    assertThat(matches(Operator.LESS_THAN, 5, "6")).isFalse();
    assertThat(matches(Operator.AT_LEAST, true, 0)).isFalse();
    assertThat(matches(Operator.AT_LEAST, List.of(9), 1)).isFalse();
    assertThat(matches(Operator.MORE_THAN, new BigDecimal("1e400"), 1)).isTrue();
    assertThat(matches(Operator.LESS_THAN, new BigDecimal("1e-400"), 1)).isTrue();
  }

  @Test
  void textsAreOrderedByCodePoint() {
    // U+FFFD stands before U+1F600, though its UTF-16 unit is greater than the surrogates.
    assertThat(matches(Operator.LESS_THAN, "\uFFFD", "\uD83D\uDE00")).isTrue();
    assertThat(matches(Operator.LESS_THAN, "Z", "a")).isTrue();
  }

  @Test
  void containsIsASubstringOrAMemberOfAList() {
    assertThat(matches(Operator.CONTAINS, "percorso", "cor")).isTrue();
    assertThat(matches(Operator.CONTAINS, "percorso", "")).isTrue();
    assertThat(matches(Operator.CONTAINS, "percorso", "corsa")).isFalse();
    assertThat(matches(Operator.CONTAINS, List.of("cor", 5), 5)).isTrue();
    assertThat(matches(Operator.CONTAINS, List.of("percorso"), "cor")).isFalse();
    assertThat(matches(Operator.CONTAINS, 55, 5)).isFalse();
    assertThat(matches(Operator.CONTAINS, Map.of("cor", 5), "cor")).isFalse();
  }

  @Test
  void startsWithIsForTextsOnly() {
    assertThat(matches(Operator.STARTS_WITH, "percorso", "per")).isTrue();
    assertThat(matches(Operator.STARTS_WITH, "per", "percorso")).isFalse();
    assertThat(matches(Operator.STARTS_WITH, List.of("per"), "per")).isFalse();
    assertThat(matches(Operator.STARTS_WITH, "5", 5)).isFalse();
  }

  @Test
  void aMissingPropertyMatchesOnlyIsNotAndNotInAndExistsFalse() {
    for (Operator operator : Operator.values()) {
      if (operator == Operator.EXISTS) {
        assertThat(matches(operator, null, true)).isFalse();
        assertThat(matches(operator, null, false)).isTrue();
        assertThat(matches(operator, "", true)).isTrue();
      } else {
        boolean negative = operator == Operator.IS_NOT || operator == Operator.NOT_IN;
        assertThat(matches(operator, null, "a")).as(operator.word()).isEqualTo(negative);
      }
    }
  }

  @Test
  void severalMustAllMatch() {
    Matcher between =
        new Matcher(
            List.of(
                matcher(Operator.AT_LEAST, 1).tests().get(0),
                matcher(Operator.LESS_THAN, 3).tests().get(0)));
    assertThat(between.matches(value(2))).isTrue();
    assertThat(between.matches(value(3))).isFalse();
  }

  private static boolean matches(Operator operator, Object value, Object operand) {
    return matcher(operator, operand).matches(value(value));
  }

  private static Value value(Object object) {
    Value value = new Value();
    value.read(new ByteReader(valueBytes(object)));
    return value;
  }
}
