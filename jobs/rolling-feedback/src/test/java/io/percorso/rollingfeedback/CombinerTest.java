package io.percorso.rollingfeedback;

import static io.percorso.rollingfeedback.Fixtures.HOUR;
import static io.percorso.rollingfeedback.Fixtures.delta;
import static io.percorso.rollingfeedback.Fixtures.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.figure.Counts;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CombinerTest {
  private OneInputStreamOperatorTestHarness<Row, Delta> operator;

  @BeforeEach
  void open() throws Exception {
    operator = new OneInputStreamOperatorTestHarness<>(new Combiner());
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void addsUpWhatGoesToOneBucketAndPassesItOnBeforeTheWatermark() throws Exception {
    operator.processElement(row("1", delta("web", 7, 7, 9), delta("app", 7, 7, 9)), 0);
    operator.processElement(row("2", delta("web", 7, 7, 0)), 0);
    operator.processElement(row("3", delta("web", 8, 8, 8)), 0);
    assertThat(operator.extractOutputValues()).isEmpty();
    operator.processWatermark(7 * HOUR);
    assertThat(operator.extractOutputValues())
        .extracting(Delta::value, Delta::bucket, Delta::counts)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("web", 7L, new Counts(1, 0, 1)),
            org.assertj.core.api.Assertions.tuple("app", 7L, new Counts(1, 0, 0)),
            org.assertj.core.api.Assertions.tuple("web", 8L, new Counts(0, 1, 0)));
    assertThat(operator.getOutput()).hasSize(4);
  }

  @Test
  void passesEverythingOnBeforeACheckpointAndAtTheEnd() throws Exception {
    operator.processElement(row("1", delta("web", 7, 7, 9)), 0);
    operator.prepareSnapshotPreBarrier(1);
    assertThat(operator.extractOutputValues()).hasSize(1);
    operator.processElement(row("2", delta("web", 7, 7, 9)), 0);
    operator.endInput();
    assertThat(operator.extractOutputValues()).hasSize(2);
  }

  @Test
  void whatComesToNothingGoesNowhere() throws Exception {
    Delta added = delta("web", 7, 7, 9);
    Delta takenBack =
        new Delta(added.spec(), "channel", "web", 7, 7, Counts.NONE.minus(added.counts()));
    operator.processElement(row("1", added, takenBack), 0);
    operator.processWatermark(0);
    assertThat(operator.extractOutputValues()).isEmpty();
  }
}
