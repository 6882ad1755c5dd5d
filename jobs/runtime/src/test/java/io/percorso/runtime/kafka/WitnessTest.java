package io.percorso.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No record tells of a time after it came. */
class WitnessTest {
  private static final long NOW = 10_000_000;

  private final Witness<Long> witness = new Witness<>((at, came) -> at, () -> NOW);

  @ParameterizedTest
  @CsvSource({
    // What came after it happened tells when it happened,
    "9000000, 9000500, 9000000",
    // of a client with a fast clock nothing but that it came,
    "9300000, 9000500, 9000500",
    // unless the record's own time cannot be when it came, or is not known.
    "9300000, 1000000, 9300000",
    "9300000, -1, 9300000",
    // One that was refused came,
    "-9223372036854775808, 9000500, 9000500",
    // and not in the future.
    "-9223372036854775808, 99000500, 10000000",
    "-9223372036854775808, -1, -9223372036854775808",
  })
  void aRecordTellsOfItsTimeAtMost(long at, long came, long told) {
    assertThat(witness.extractTimestamp(at, came)).isEqualTo(told);
  }
}
