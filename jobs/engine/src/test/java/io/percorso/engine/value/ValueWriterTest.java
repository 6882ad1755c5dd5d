package io.percorso.engine.value;

import static io.percorso.engine.Fixtures.valueBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueWriterTest {

  @Test
  void equalNumbersHaveEqualBytesHoweverTheyAreWritten() {
    for (String text : List.of("5.0", "50e-1", "0.5e1", "5.000000000000000000000000")) {
      assertThat(valueBytes(new BigDecimal(text))).as(text).isEqualTo(valueBytes(5));
    }
    assertThat(integer(5)).isEqualTo(valueBytes(5));
    assertThat(decimal(50, 1)).isEqualTo(valueBytes(5));
    assertThat(decimal(0, 3)).isEqualTo(valueBytes(0));
    assertThat(valueBytes(new BigDecimal("-0.0"))).isEqualTo(valueBytes(0));
    assertThat(decimal(-1_500, 3)).isEqualTo(valueBytes(new BigDecimal("-1.5")));
  }

  @Test
  void numbersOfEighteenDigitsAndMore() {
    for (long number :
        List.of(
            999_999_999_999_999_999L,
            1_000_000_000_000_000_000L,
            1_000_000_000_000_000_001L,
            Long.MAX_VALUE,
            Long.MIN_VALUE)) {
      assertThat(integer(number)).as("%d", number).isEqualTo(valueBytes(number));
      assertThat(read(integer(number)).toNumber()).isEqualByComparingTo(BigDecimal.valueOf(number));
      assertThat(decimal(number, 18))
          .as("%d", number)
          .isEqualTo(valueBytes(BigDecimal.valueOf(number, 18)));
    }
  }

  @Test
  void numbersBeyondAllMeasure() {
    for (String text :
        List.of("1e400", "-1e400", "1e-400", "1e2147483646", "12345678901234567890.5")) {
      Value value = read(valueBytes(new BigDecimal(text)));
      assertThat(value.tag()).isEqualTo(ValueTag.BIG);
      assertThat(value.toNumber()).isEqualByComparingTo(new BigDecimal(text));
      assertThat(value.toPlainText().length()).as(text).isLessThan(60);
    }
    assertThat(read(valueBytes(new BigDecimal("1e400"))).micros()).isEqualTo(Numbers.BEYOND);
    assertThat(read(valueBytes(new BigDecimal("1e-400"))).micros()).isZero();
  }

  @Test
  void aNumberMayKeepItsJsonTextAndIsTheSameNumber() {
    for (String json :
        List.of("5", "5.0", "50e-1", "-0", "1E2", "1e400", "12345678901234567890.50")) {
      BigDecimal number = new BigDecimal(json);
      ValueWriter out = new ValueWriter(new ByteWriter());
      out.putNumber(number, json);
      byte[] kept = out.bytes().toBytes();
      Value value = read(kept);
      assertThat(value.toJsonText()).isEqualTo(json);
      assertThat(value.isEqualTo(Operand.of(number))).as(json).isTrue();
      assertThat(value.hash()).as(json).isEqualTo(read(valueBytes(number)).hash());
      assertThat(CanonicalValue.of(kept)).as(json).isEqualTo(valueBytes(number));
    }
  }

  @Test
  void millionthsAreRoundedHalfToEven() {
    assertThat(micros("0.0000005")).isZero();
    assertThat(micros("0.0000015")).isEqualTo(2);
    assertThat(micros("-0.0000025")).isEqualTo(-2);
    assertThat(micros("0.00000050000000001")).isEqualTo(1);
    assertThat(micros("1e12")).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(micros("1000000000000.000001")).isEqualTo(Numbers.BEYOND);
    assertThat(micros("-1e12")).isEqualTo(-1_000_000_000_000_000_000L);
  }

  @Test
  void anyNumberIsReadAsItWasWrittenAndComparedExactly() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      BigDecimal one =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(25) - 4);
      BigDecimal other =
          random.nextInt(4) == 0 ? one.setScale(30) : BigDecimal.valueOf(random.nextInt(), 3);
      Value value = read(valueBytes(one));
      assertThat(value.toNumber()).as("seed %d", seed).isEqualByComparingTo(one);
      assertThat(Integer.signum(value.compareTo(Operand.of(other))))
          .as("%s and %s, seed %d", one, other, seed)
          .isEqualTo(one.compareTo(other));
    }
  }

  @Test
  void equalObjectsHaveEqualCanonicalBytesAndHashes() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("a", List.of(1, "x"));
    one.put("b", new BigDecimal("2.50"));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("b", new BigDecimal("2.5"));
    other.put("a", List.of(new BigDecimal("1.0"), "x"));
    assertThat(CanonicalValue.of(valueBytes(one))).isEqualTo(CanonicalValue.of(valueBytes(other)));
    assertThat(read(valueBytes(one)).hash()).isEqualTo(read(valueBytes(other)).hash());
    assertThat(read(valueBytes(List.of(one))).hash())
        .isEqualTo(read(valueBytes(List.of(other))).hash());
    assertThat(read(valueBytes(List.of(1, 2))).hash())
        .isNotEqualTo(read(valueBytes(List.of(2, 1))).hash());
  }

  @Test
  void ofMembersOfOneNameTheLastCounts() {
    ValueWriter out = new ValueWriter(new ByteWriter());
    int mark = out.beginObject();
    out.putName("a");
    out.putInteger(1);
    out.putName("a");
    out.putInteger(2);
    out.end(mark);
    byte[] twice = out.bytes().toBytes();
    assertThat(CanonicalValue.of(twice)).isEqualTo(valueBytes(Map.of("a", 2)));
    Value value = read(twice);
    PropertyPath.ofEvent("a").follow(value, new ByteReader(new byte[0]));
    assertThat(value.unscaled()).isEqualTo(2);
  }

  private static long micros(String number) {
    return read(valueBytes(new BigDecimal(number))).micros();
  }

  private static byte[] integer(long number) {
    ValueWriter out = new ValueWriter(new ByteWriter());
    out.putInteger(number);
    return out.bytes().toBytes();
  }

  private static byte[] decimal(long unscaled, int scale) {
    ValueWriter out = new ValueWriter(new ByteWriter());
    out.putDecimal(unscaled, scale);
    return out.bytes().toBytes();
  }

  private static Value read(byte[] bytes) {
    Value value = new Value();
    value.read(new ByteReader(bytes));
    return value;
  }
}
