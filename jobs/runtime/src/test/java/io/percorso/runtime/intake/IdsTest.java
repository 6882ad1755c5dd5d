package io.percorso.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {

  @Test
  void anEmptyTextIsAbsentAndAnyOtherIsTakenAsItIs() {
    assertThat(Ids.of((String) null)).isNull();
    assertThat(Ids.of("")).isNull();
    assertThat(Ids.of(" ")).isEqualTo(" ");
    assertThat(Ids.of("007")).isEqualTo("007");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "5.0, 5",
    "-5.10, -5.1",
    "50e-1, 5",
    "1.5e3, 1500",
    "1e3, 1000",
    "0, 0",
    "-0.00, 0",
    "0e500, 0",
    "12345678901234567890, 12345678901234567890",
    "1e-3, 0.001",
    "1e20, 100000000000000000000",
  })
  void aNumberIsItsPlainText(BigDecimal number, String id) {
    assertThat(Ids.of(number)).isEqualTo(id);
  }

  @Test
  void aTextWithoutEndIsAbsent() {
    assertThat(Ids.of("7".repeat(32_768))).hasSize(32_768);
    assertThat(Ids.of("7".repeat(32_769))).isNull();
  }

  @Test
  void aNumberOfAThousandPlacesOrMoreIsAbsent() {
    assertThat(Ids.of(new BigDecimal("1e999"))).hasSize(1_000);
    assertThat(Ids.of(new BigDecimal("1e2147483647"))).isNull();
    assertThat(Ids.of(new BigDecimal("1e-2147483647"))).isNull();
  }
}
