package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Churn in the operator: flags by silence, learning, learned weights, failure. */
class ChurnOperatorTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final String REPURCHASE =
      """
      kind: churn
      id: repurchase
      event: Order Completed
      horizon: 30d
      raise: 0.8
      clear: 0.6
      """;

  private static final String LEARNING = REPURCHASE + "model: {learn: true}\n";

  @Test
  void silenceRaisesAFlagAndAnOrderClearsIt() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(REPURCHASE))) {
      operator.line(event("u1", "Order Completed", at("10:00"), "m1"));
      assertThat(operator.timers()).isEqualTo(1);
      operator.watermark(at("2026-06-01T00:00:00Z"));
      CustomerFact raised = operator.churnChanges().get(0);
      assertThat(raised.definitionId()).isEqualTo("repurchase");
      assertThat(raised.to()).isEqualTo("RAISED");
      assertThat(raised.at() % 1000).isZero();
      assertThat(raised.at()).isBetween(at("2026-01-08T00:00:00Z"), at("2026-05-01T00:00:00Z"));
      assertThat(raised.assessment().risk()).isBetween(.8, .8001);
      assertThat(raised.assessment().reasons())
          .anyMatch(reason -> reason.text().startsWith("no Order Completed for"));
      assertThat(raised.assessment().remedy()).contains("Order Completed now: risk 0.");
      List<PresentStanding> standings = operator.standings();
      PresentStanding.Flag flag = standings.get(standings.size() - 1).flags().get(0);
      assertThat(flag.modelId()).isEqualTo("repurchase");
      assertThat(flag.since()).isEqualTo(raised.at());
      assertThat(flag.risk()).isBetween(.8, .8001);

      for (int day = 2; day < 8; day++) {
        long order = at("2026-06-0" + day + "T10:00:00Z");
        operator.line(event("u1", "Order Completed", order, "n" + day));
      }
      CustomerFact cleared = operator.churnChanges().get(0);
      assertThat(cleared.to()).isEqualTo("CLEARED");
      assertThat(cleared.assessment().risk()).isLessThanOrEqualTo(.6);
      assertThat(operator.standings().get(0).flags()).isEmpty();
    }
  }

  @Test
  void learnsFromEachCustomerEveryThirdOfAHorizon() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(LEARNING))) {
      operator.line(event("u1", "Order Completed", at("10:00"), "m1"));
      operator.line(event("u1", "Order Completed", at("10:00") + 45 * DAY, "m2"));
      operator.watermark(at("10:00") + 100 * DAY);
      List<Example> examples = operator.examples();
      assertThat(examples).hasSizeBetween(6, 8);
      for (int i = 0; i < examples.size(); i++) {
        Example example = examples.get(i);
        long looked = example.knownAt() - 30 * DAY;
        long second = at("10:00") + 45 * DAY;
        assertThat(example.silent()).isEqualTo(!(looked < second && second <= example.knownAt()));
        assertThat(example.origin().modelId()).isEqualTo("repurchase");
        assertThat(i == 0 || example.knownAt() == examples.get(i - 1).knownAt() + 10 * DAY)
            .isTrue();
      }
      assertThat(examples).extracting(Example::silent).contains(true, false);
      assertThat(operator.timers()).isEqualTo(1);
    }
  }

  @Test
  void whomNoModelKnowsIsNotWaitedFor() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(LEARNING))) {
      operator.line(event("u1", "Page Viewed", at("10:00"), "m1"));
      assertThat(operator.timers()).isZero();
      operator.line(event("u1", "Order Completed", at("11:00"), "m2"));
      assertThat(operator.timers()).isEqualTo(1);
    }
  }

  @Test
  void whatHasBeenLearnedJudgesAndOutlivesAFailure() throws Exception {
    OperatorSubtaskState snapshot;
    long later = at("10:00") + 2 * DAY;
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(LEARNING))) {
      operator.line(event("u1", "Order Completed", at("10:00"), "m1"));
      operator.line(event("u2", "Order Completed", at("10:00"), "m2"));
      operator.learned(weights(1, 5));
      operator.line(event("u1", "Page Viewed", later, "m3"));
      CustomerFact raised = operator.churnChanges().get(0);
      assertThat(raised.to()).isEqualTo("RAISED");
      assertThat(raised.origin()).isEqualTo("BACKFILL");
      operator.learned(weights(1, -5, 1_000));
      operator.line(event("u1", "Page Viewed", later + 1, "m4"));
      assertThat(operator.churnChanges()).as("older weights").isEmpty();
      snapshot = operator.snapshot();
    }
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, set(LEARNING))) {
      operator.line(event("u2", "Page Viewed", later, "m5"));
      assertThat(operator.churnChanges()).extracting(CustomerFact::to).containsOnly("RAISED");
      operator.learned(weights(2, 5));
      operator.line(event("u1", "Page Viewed", later + 2, "m6"));
      assertThat(operator.churnChanges())
          .as("weights of another version are none of this one's")
          .extracting(CustomerFact::to)
          .containsOnly("CLEARED");
    }
  }

  private static LearnedWeights weights(int version, double baseline) {
    return weights(version, baseline, 2_000);
  }

  private static LearnedWeights weights(int version, double baseline, long at) {
    Map<String, Double> weights = new HashMap<>();
    ChurnModel.UNFITTED.features().forEach(feature -> weights.put(feature, 0.0));
    return new LearnedWeights("repurchase", version, at, 10, baseline, weights, .5, .5);
  }
}
