package io.percorso.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01,                          2026-01-01T00:00:00Z",
    "2026-01-01T10:00,                    2026-01-01T10:00:00Z",
    "2026-01-01 10:00,                    2026-01-01T10:00:00Z",
    "2026-01-01T10:00Z,                   2026-01-01T10:00:00Z",
    "2026-01-01T10:00:07,                 2026-01-01T10:00:07Z",
    "2026-01-01 10:00:07Z,                2026-01-01T10:00:07Z",
    "2026-01-01T10:00:07.5Z,              2026-01-01T10:00:07.500Z",
    "2026-01-01T10:00:07.05Z,             2026-01-01T10:00:07.050Z",
    "2026-01-01T10:00:07.123Z,            2026-01-01T10:00:07.123Z",
    "2026-01-01T10:00:07.1239Z,           2026-01-01T10:00:07.123Z",
    "2026-01-01T10:00:07.999999999Z,      2026-01-01T10:00:07.999Z",
    "2026-01-01T10:00:07.9999999999999,   2026-01-01T10:00:07.999Z",
    "2026-01-01T10:00:07.123+02:00,       2026-01-01T08:00:07.123Z",
    "2026-01-01T10:00:07+0200,            2026-01-01T08:00:07Z",
    "2026-01-01T10:00-0530,               2026-01-01T15:30:00Z",
    "2026-01-01 10:00:07-05:30,           2026-01-01T15:30:07Z",
    "2026-01-01T00:00:00+00:00,           2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.000-00:00,       2026-01-01T00:00:00Z",
    "2024-02-29T00:00:00.000Z,            2024-02-29T00:00:00Z",
    "2000-02-29,                          2000-02-29T00:00:00Z",
    "2026-12-31T23:59:59.999Z,            2026-12-31T23:59:59.999Z",
    "2026-01-29T10:00:00.000Z,            2026-01-29T10:00:00Z",
    "1970-01-01,                          1970-01-01T00:00:00Z",
    "1970-01-01T00:00:00.000Z,            1970-01-01T00:00:00Z",
    "1969-12-31T23:30:00-01:00,           1970-01-01T00:30:00Z",
    "2199-12-31T23:59:59.999Z,            2199-12-31T23:59:59.999Z",
    "2200-01-01T00:30:00+01:00,           2199-12-31T23:30:00Z",
    "1767261600000,                       2026-01-01T10:00:00Z",
    "0,                                   1970-01-01T00:00:00Z",
    "000000000000000001767261600000,      2026-01-01T10:00:00Z",
    "20260101,                            1970-01-01T05:37:40.101Z",
  })
  void readsEveryForm(String text, Instant expected) {
    assertThat(Instants.parse(text)).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-01-32",
        "2026-02-29",
        "2100-02-29",
        "2026-04-31T10:00:00.000Z",
        "2026-02-29T10:00:00.000Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T24:00:00.000Z",
        "2026-01-01T10:60:00.000Z",
        "2026-01-01T10:00:60.000Z",
        "2026-01-01T10:00:60Z",
        "2026-01-01T10Z",
        "2026-01-01T10",
        "2026-01-01T",
        "2026-01-01Z",
        "2026-1-1",
        "2026-01-01T1:00",
        "2026-01-01t10:00:00z",
        "2026-01-01T10:00:00.Z",
        "2026-01-01T10:00:00,5Z",
        "2026-01-01T10:00:00 Z",
        "2026-01-01T10:00:00+01",
        "2026-01-01T10:00:00+24:00",
        "2026-01-01T10:00:00+01:60",
        "2026-01-01T10:00:00 +01:00",
        "2026-01-01T10:00:00.000Z ",
        " 2026-01-01",
        "2026-01-01T10:00:0\u0660.000Z",
        "\u0662\u0660\u0662\u0666-01-01",
        "+2026-01-01",
        "-2026-01-01",
        "12026-01-01",
        "1969-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.9999Z",
        "1969-12-31",
        "1970-01-01T00:30:00+01:00",
        "0000-01-01",
        "2200-01-01",
        "2200-01-01T00:00:00.000Z",
        "2199-12-31T23:30:00-01:00",
        "7258118400000",
        "99999999999999999999999999",
        "-1",
        "+1767261600000",
        "1767261600000.5",
        "1.7e12",
      })
  void refusesWhatIsNoInstant(String text) {
    assertThat(Instants.parse(text)).isEqualTo(Instants.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "1767261600000,     1767261600000",
    "1767261600000.999, 1767261600000",
    "1.7672616e12,      1767261600000",
    "1767261600000000e-3, 1767261600000",
    "0,                 0",
    "-0.0,              0",
    "0e2147483647,      0",
    "0.9,               0",
    "1e-2147483647,     0",
    "1e-400000000,      0",
    "7258118399999.9,   7258118399999",
  })
  void readsNumbersOfMilliseconds(BigDecimal number, long expected) {
    assertThat(Instants.parse(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-0.5", "7258118400000", "1e15", "1e18", "1e400", "1e2147483647", "-1e99"})
  void refusesNumbersOutOfRange(BigDecimal number) {
    assertThat(Instants.parse(number)).isEqualTo(Instants.NONE);
  }

  @Test
  void theCommonFormAndTheOthersAgree() {
    DateTimeFormatter common = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    DateTimeFormatter spaced = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'000'xxx");
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long at = (long) (random.nextDouble() * Duration.ofDays(83_000).toMillis());
      LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds((random.nextInt(2 * 18 * 60) - 18 * 60) * 60);
      assertThat(Instants.parse(common.format(utc))).isEqualTo(at);
      assertThat(Instants.parse(spaced.format(Instant.ofEpochMilli(at).atOffset(zone))))
          .isEqualTo(at);
    }
  }
}
