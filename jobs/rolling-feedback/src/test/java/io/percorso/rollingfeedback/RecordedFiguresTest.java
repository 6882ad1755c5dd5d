package io.percorso.rollingfeedback;

import static io.percorso.rollingfeedback.Fixtures.HOUR;
import static io.percorso.rollingfeedback.Fixtures.delta;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try")
class RecordedFiguresTest {
  private static KeyedOneInputStreamOperatorTestHarness<String, Delta, Point> harness(
      KeyedProcessFunction<String, Delta, Point> function) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(function), Delta::figure, Types.STRING);
  }

  /** Time passes as it does in a live job. */
  private static List<Point> live(List<Delta> deltas) throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, Delta, Point> operator =
        harness(new FigureFunction())) {
      operator.open();
      for (Delta delta : deltas) {
        operator.processWatermark(delta.instant() - 1);
        operator.processElement(delta, delta.instant());
      }
      operator.processWatermark(deltas.get(deltas.size() - 1).instant() + 10 * HOUR);
      return List.copyOf(operator.extractOutputValues());
    }
  }

  /** As in batch mode no time passes before the figure's last delta. */
  private static List<Point> recorded(List<Delta> deltas) throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, Delta, Point> operator =
        harness(new RecordedFigures())) {
      operator.open();
      for (Delta delta : deltas) {
        operator.processElement(delta, delta.instant());
      }
      operator.processWatermark(Long.MAX_VALUE);
      return List.copyOf(operator.extractOutputValues());
    }
  }

  @Test
  void tellWhatLiveFiguresTell() throws Exception {
    Random random = new Random(6);
    for (int round = 0; round < 50; round++) {
      List<Delta> deltas = new ArrayList<>();
      long from = 100;
      for (int i = 0; i < 30; i++) {
        from += random.nextInt(4);
        deltas.add(delta("web", from - random.nextInt(2), from, random.nextInt(11)));
      }
      assertThat(recorded(deltas)).isNotEmpty().isEqualTo(live(deltas));
    }
  }
}
