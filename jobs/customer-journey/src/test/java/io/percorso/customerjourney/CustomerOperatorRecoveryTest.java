package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** The operator after a failure, or in a new job: nothing is forgotten, nothing told otherwise. */
class CustomerOperatorRecoveryTest {
  @Test
  void aRestoredOperatorGoesOnWithStandingTimerAndDefinitions() throws Exception {
    OperatorSubtaskState snapshot;
    try (OperatorUnderTest operator = OperatorUnderTest.live(List.of())) {
      set(CART_ABANDONER, VIEWER).forEach(message -> define(operator, message));
      operator.line(event("u1", "Product Viewed", at("09:00"), "m0"));
      operator.line(event("u1", "Product Added", at("10:00"), "m1"));
      assertThat(operator.changes()).hasSize(1);
      snapshot = operator.snapshot();
    }
    // The control topic has lost everything; what was in force is in the state.
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, List.of())) {
      assertThat(operator.timers()).isEqualTo(1);
      assertThat(operator.values()).isEqualTo(1);
      operator.line(event("u1", "Product Added", at("10:00"), "m1"));
      assertThat(operator.changes()).as("a repeat").isEmpty();
      operator.watermark(at("11:00"));
      CustomerFact entered = operator.changes().get(0);
      assertThat(entered.to()).isEqualTo("ENTERED");
      assertThat(entered.at()).isEqualTo(at("10:30"));
      assertThat(entered.sequence()).isEqualTo(2);
      assertThat(operator.standings().get(0).segments())
          .containsExactlyInAnyOrder("cart-abandoner", "viewer");
      snapshot = operator.snapshot();
    }
    // The first thing after a restore may be a timer, or a record of the control topic.
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, List.of())) {
      operator.watermark(at("2026-01-02T09:00:00Z"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::to, CustomerFact::at)
          .containsExactly(tuple("viewer", "EXITED", at("2026-01-02T09:00:00Z")));
      snapshot = operator.snapshot();
    }
    try (OperatorUnderTest operator =
        OperatorUnderTest.restored(snapshot, set(CART_ABANDONER, VIEWER))) {
      set(CART_ABANDONER, VIEWER).forEach(message -> define(operator, message));
      operator.line(event("u1", "Order Completed", "2026-01-02T10:00:00Z"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::to, CustomerFact::origin)
          .containsExactly(tuple("cart-abandoner", "EXITED", "LIVE"));
    }
  }

  private static void define(OperatorUnderTest operator, ControlMessage message) {
    try {
      operator.define(message);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aFailureInTheMiddleChangesNoFact() throws Exception {
    Random random = new Random(23);
    List<String> names = List.of("Product Added", "Product Viewed", "Order Completed");
    List<CustomerLine> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long about = at("00:00") + i * 300_000L - random.nextInt(3_600_000);
      lines.add(
          event(
              "u" + random.nextInt(8), names.get(random.nextInt(3)), Math.max(0, about), "m" + i));
    }
    assertThat(idsOf(lines, 37)).isEqualTo(idsOf(lines, lines.size()));
  }

  /** The ids of all facts, with a snapshot and restore after every {@code lives} lines. */
  private static List<String> idsOf(List<CustomerLine> lines, int lives) throws Exception {
    List<String> ids = new ArrayList<>();
    List<ControlMessage> definitions = set(CART_ABANDONER, VIEWER, LIFECYCLE);
    OperatorUnderTest operator = OperatorUnderTest.live(definitions);
    for (int i = 0; i < lines.size(); i++) {
      operator.line(lines.get(i));
      if (i % 10 == 9) {
        operator.watermark(lines.get(i).at() - 3_600_000);
      }
      if (i % lives == lives - 1) {
        collect(operator, ids);
        OperatorSubtaskState snapshot = operator.snapshot();
        operator.close();
        operator = OperatorUnderTest.restored(snapshot, definitions);
      }
    }
    operator.watermark(Long.MAX_VALUE);
    collect(operator, ids);
    operator.close();
    ids.sort(null);
    return ids;
  }

  private static void collect(OperatorUnderTest operator, List<String> ids) {
    operator.changes().forEach(fact -> ids.add(fact.id()));
    operator.transitions().forEach(fact -> ids.add(fact.id()));
  }
}
