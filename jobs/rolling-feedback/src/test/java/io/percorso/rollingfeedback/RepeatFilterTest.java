package io.percorso.rollingfeedback;

import static io.percorso.rollingfeedback.Fixtures.delta;
import static io.percorso.rollingfeedback.Fixtures.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {

  @Test
  void letsEachRowThroughOnceForAsLongAsItIsRemembered() throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Row, Row> operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new RepeatFilter(Duration.ofHours(1))),
            Row::customerId,
            Types.STRING);
    try (AutoCloseable closing = operator) {
      assertThat(closing).isNotNull();
      operator.open();
      operator.setStateTtlProcessingTime(0);
      operator.processElement(row("a", delta("web", 7, 7, 9)), 0);
      operator.processElement(row("a", delta("web", 7, 7, 9)), 0);
      operator.processElement(row("b", delta("web", 7, 7, 9)), 0);
      assertThat(operator.extractOutputValues()).extracting(Row::id).containsExactly("a", "b");
      operator.setStateTtlProcessingTime(Duration.ofHours(2).toMillis());
      operator.processElement(row("a", delta("web", 7, 7, 9)), 0);
      assertThat(operator.extractOutputValues()).hasSize(3);
    }
  }
}
