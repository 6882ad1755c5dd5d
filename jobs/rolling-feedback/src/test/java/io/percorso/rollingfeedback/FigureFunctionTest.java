package io.percorso.rollingfeedback;

import static io.percorso.rollingfeedback.Fixtures.HOUR;
import static io.percorso.rollingfeedback.Fixtures.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FigureFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<String, Delta, Point> operator;

  @BeforeEach
  void open() throws Exception {
    operator = harness();
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Delta, Point> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new FigureFunction()), Delta::figure, Types.STRING);
  }

  private List<Point> points() {
    List<Point> points = List.copyOf(operator.extractOutputValues());
    operator.getOutput().clear();
    return points;
  }

  private void take(Delta delta) throws Exception {
    operator.processElement(delta, delta.instant());
  }

  @Test
  void aPointComesWhenItsBoundaryIsOverAndNotBefore() throws Exception {
    operator.processWatermark(99 * HOUR);
    take(delta("web", 100, 100, 9));
    take(delta("web", 100, 100, 3));
    operator.processWatermark(100 * HOUR - 1);
    assertThat(points()).isEmpty();
    operator.processWatermark(100 * HOUR);
    assertThat(points())
        .extracting(Point::value, Point::window, Point::at, Point::responses, Point::score)
        .containsExactly(
            tuple("web", 2 * HOUR, 100 * HOUR, 2L, 0.0),
            tuple("web", 4 * HOUR, 100 * HOUR, 2L, 0.0));
  }

  @Test
  void aValueMayHoldAnything() throws Exception {
    operator.processWatermark(99 * HOUR);
    take(delta("a\u0000b,\u0000", 100, 100, 9));
    operator.processWatermark(100 * HOUR);
    assertThat(points()).extracting(Point::value).containsOnly("a\u0000b,\u0000");
  }

  @Test
  void whatLeavesTheWindowIsTakenOffAndInTheEndNothingIsLeft() throws Exception {
    operator.processWatermark(99 * HOUR);
    take(delta("web", 100, 100, 10));
    operator.processWatermark(110 * HOUR);
    assertThat(points())
        .extracting(Point::window, Point::at, Point::responses, Point::thin)
        .containsExactly(
            tuple(2 * HOUR, 100 * HOUR, 1L, true),
            tuple(4 * HOUR, 100 * HOUR, 1L, true),
            tuple(2 * HOUR, 102 * HOUR, 0L, true),
            tuple(4 * HOUR, 104 * HOUR, 0L, true));
    operator.processWatermark(120 * HOUR);
    assertThat(points()).isEmpty();
    assertThat(operator.numEventTimeTimers()).isZero();
    assertThat(operator.numKeyedStateEntries()).isZero();
  }

  @Test
  void aLateAnswerCorrectsThePointOfTheBoundaryLastOver() throws Exception {
    operator.processWatermark(99 * HOUR);
    take(delta("web", 100, 100, 10));
    operator.processWatermark(101 * HOUR);
    points();
    take(delta("web", 100, 100, 0));
    assertThat(points())
        .extracting(Point::at, Point::responses, Point::score)
        .containsExactly(tuple(100 * HOUR, 2L, 0.0), tuple(100 * HOUR, 2L, 0.0));
    operator.processWatermark(102 * HOUR);
    assertThat(points())
        .extracting(Point::window, Point::at, Point::responses)
        .containsExactly(tuple(2 * HOUR, 102 * HOUR, 0L));
  }

  @Test
  void aChangeIsHeldAgainstOneWindowAgo() throws Exception {
    operator.processWatermark(99 * HOUR);
    for (int i = 0; i < 40; i++) {
      take(delta("web", 100, 100, 10));
      take(delta("web", 102, 102, 0));
    }
    operator.processWatermark(102 * HOUR);
    Point last =
        points().stream()
            .filter(point -> point.at() == 102 * HOUR && point.window() == 2 * HOUR)
            .findFirst()
            .orElseThrow();
    assertThat(last.change()).isEqualTo(-200);
    assertThat(last.changeHigh()).isLessThan(0);
    assertThat(last.probability()).isLessThan(1e-6);
  }

  @Test
  void goesOnAfterAFailureAsIfNothingHadHappened() throws Exception {
    operator.processWatermark(99 * HOUR);
    take(delta("web", 100, 100, 10));
    take(delta("app", 100, 101, 3));
    operator.processWatermark(100 * HOUR);
    points();
    OperatorSubtaskState state = operator.snapshot(1, 1);
    List<Point> without = finish();
    operator.close();
    operator = harness();
    operator.initializeState(state);
    operator.open();
    assertThat(finish()).isNotEmpty().isEqualTo(without);
  }

  private List<Point> finish() throws Exception {
    take(delta("web", 101, 101, 0));
    operator.processWatermark(101 * HOUR);
    operator.processWatermark(130 * HOUR);
    return points();
  }
}
