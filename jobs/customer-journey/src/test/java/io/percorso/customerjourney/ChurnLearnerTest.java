package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ChurnLearnerTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static KeyedOneInputStreamOperatorTestHarness<String, Example, LearnedWeights> harness(
      OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Example, LearnedWeights> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ChurnLearner(Duration.ofDays(1))),
            example -> example.origin().modelId(),
            Types.STRING);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static Example example(int version, long at, Random random) {
    Example.Origin origin = Example.Origin.of("c", version, ChurnModel.UNFITTED);
    double[] features = new double[origin.features().length];
    features[0] = random.nextGaussian();
    return new Example(origin, at, features, 0, random.nextDouble() < .9);
  }

  @Test
  void tellsOnceADayAndGoesOnAfterAFailure() throws Exception {
    Random random = new Random(1);
    var harness = harness(null);
    for (int hour = 0; hour < 49; hour++) {
      harness.processElement(example(1, hour * HOUR, random), 0);
    }
    List<LearnedWeights> told = harness.extractOutputValues();
    assertThat(told).extracting(LearnedWeights::at).containsExactly(24 * HOUR, 48 * HOUR);
    assertThat(told).extracting(LearnedWeights::examples).containsExactly(25L, 49L);
    assertThat(told.get(1).baseline()).isGreaterThan(.3);
    assertThat(told.get(1).observed()).isBetween(.75, 1.0);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();

    var restored = harness(snapshot);
    restored.processElement(example(1, 72 * HOUR, random), 0);
    assertThat(restored.extractOutputValues().get(0).examples()).isEqualTo(50);
    // A new version begins anew; what still comes of the old one is passed over.
    restored.processElement(example(2, 73 * HOUR, random), 0);
    restored.processElement(example(1, 100 * HOUR, random), 0);
    restored.processElement(example(2, 97 * HOUR, random), 0);
    LearnedWeights last = restored.extractOutputValues().get(1);
    assertThat(last.version()).isEqualTo(2);
    assertThat(last.examples()).isEqualTo(2);
    restored.close();
  }
}
