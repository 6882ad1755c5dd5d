package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.definition;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.customer.Engine;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What control messages do to the rules, and to the figures that people watch. */
class RulesInForceTest {
  private static final ControlMessage VIEWERS = definition(1, 1, VIEWER);
  private static final ControlMessage WRONG =
      definition(2, 2, VIEWER.replace("within: 1d", "within: 1parsec"));
  private static final ControlMessage CURED = definition(3, 3, VIEWER);

  private final InterceptingOperatorMetricGroup group = new InterceptingOperatorMetricGroup();
  private CustomerMetrics metrics;
  private RulesInForce rules;

  @BeforeEach
  void begin() {
    metrics =
        new CustomerMetrics(
            new MockStreamingRuntimeContext(1, 0) {
              private static final long serialVersionUID = 1;

              @Override
              public OperatorMetricGroup getMetricGroup() {
                return group;
              }
            });
    rules =
        new RulesInForce(Fixtures.live(0), metrics, List.of(VIEWERS, ControlMessage.closing(1)));
  }

  private int gauge(String name) {
    return (Integer) ((Gauge<?>) group.get(name)).getValue();
  }

  /** Of ten thousand records that a job hears again when it starts, none is compiled anew. */
  @Test
  void recordsThatAreKnownLeaveTheRulesAsTheyAre() {
    Engine before = rules.engine();
    rules.take(VIEWERS);
    rules.take(ControlMessage.closing(1));
    assertThat(rules.engine()).isSameAs(before);
    rules.take(definition(1, 2, CART_ABANDONER));
    rules.take(ControlMessage.closing(2));
    assertThat(rules.engine()).isNotSameAs(before);
    assertThat(gauge(CustomerMetrics.DEFINITIONS)).isEqualTo(2);
  }

  /** A definition that has failed is not tried again for what has nothing to do with it. */
  @Test
  void weightsOfAModelThatIsNotInForceLeaveTheRulesAsTheyAre() {
    Engine before = rules.engine();
    LearnedWeights weights = new LearnedWeights("gone", 1, 5, 10, 0, Map.of(), .5, .5);
    assertThat(rules.take(weights)).isTrue();
    assertThat(rules.take(weights)).isFalse();
    assertThat(rules.engine()).isSameAs(before);
  }

  @Test
  void whatHasBeenCutIsCountedOnUnderNewRules() {
    metrics.cuts(3);
    metrics.cutsSoFar(3);
    metrics.cuts(0);
    assertThat(((Gauge<?>) group.get(CustomerMetrics.CUTS)).getValue()).isEqualTo(3L);
    metrics.cuts(2);
    assertThat(((Gauge<?>) group.get(CustomerMetrics.CUTS)).getValue()).isEqualTo(5L);
  }

  @Test
  void anErrorIsReportedUntilItIsCured() {
    Engine before = rules.engine();
    metrics.quarantined(1);
    for (int i = 0; i < 2; i++) {
      rules.take(WRONG);
      rules.take(ControlMessage.closing(2));
      assertThat(gauge(CustomerMetrics.DEFINITION_ERRORS)).isEqualTo(1);
      assertThat(gauge(CustomerMetrics.DEFINITIONS)).isEqualTo(1);
      assertThat(gauge(CustomerMetrics.QUARANTINED)).isEqualTo(1);
      assertThat(rules.engine()).isSameAs(before);
    }
    rules.take(CURED);
    rules.take(ControlMessage.closing(3));
    assertThat(gauge(CustomerMetrics.DEFINITION_ERRORS)).isZero();
    assertThat(gauge(CustomerMetrics.QUARANTINED)).isZero();
    assertThat(rules.engine()).isNotSameAs(before);
  }
}
