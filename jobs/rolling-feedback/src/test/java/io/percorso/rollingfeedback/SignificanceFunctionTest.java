package io.percorso.rollingfeedback;

import static io.percorso.rollingfeedback.Fixtures.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignificanceFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<String, Point, Point> operator;

  @BeforeEach
  void open() throws Exception {
    operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new SignificanceFunction(false)),
            Point::family,
            Types.STRING);
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private static Point point(int version, String value, long at, double probability) {
    return new Point(
        "nps",
        version,
        "NPS",
        "channel",
        value,
        2 * HOUR,
        at,
        10.0,
        5.0,
        15.0,
        90,
        40L,
        19L,
        31L,
        false,
        3.0,
        1.0,
        5.0,
        probability,
        null);
  }

  private List<Point> points() {
    List<Point> points = List.copyOf(operator.extractOutputValues());
    operator.getOutput().clear();
    return points;
  }

  @Test
  void onePointOfManyMustBeMoreConvincingThanOneAlone() throws Exception {
    operator.processElement(point(1, "a", HOUR, 0.04), HOUR);
    operator.processElement(point(1, "b", HOUR, 0.5), HOUR);
    operator.processElement(point(1, "c", HOUR, Double.NaN), HOUR);
    operator.processElement(point(1, "d", 2 * HOUR, 0.04), 2 * HOUR);
    assertThat(points()).isEmpty();
    operator.processWatermark(HOUR);
    assertThat(points())
        .extracting(Point::value, Point::significant)
        .containsExactly(tuple("a", false), tuple("b", false), tuple("c", null));
    operator.processWatermark(2 * HOUR);
    assertThat(points())
        .extracting(Point::value, Point::significant)
        .containsExactly(tuple("d", true));
    assertThat(operator.numEventTimeTimers()).isZero();
  }

  @Test
  void theEarlierVersionOfAnEditedMetricIsSilent() throws Exception {
    operator.processElement(point(1, "a", HOUR, 0.5), HOUR);
    operator.processElement(point(2, "a", HOUR, 0.5), HOUR);
    operator.processElement(point(1, "b", HOUR, 0.5), HOUR);
    operator.processWatermark(HOUR);
    assertThat(points()).extracting(Point::version).containsExactly(2);
  }
}
