package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.atLeast;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.engine;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.pattern;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.evaluation.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A definition that fails is put aside alone. */
class QuarantineTest {
  /** The sum of nothing, which no parser lets through, fails at the first event. */
  private static final Condition BROKEN =
      new Condition.Aggregated(pattern("A"), Condition.Figure.SUM, null, atLeast(1), DAY);

  private final List<String> told = new ArrayList<>();

  private final Findings findings =
      new Findings() {
        @Override
        public void fact(Fact fact) {
          told.add(fact.definition().key() + " " + fact.to() + " " + fact.at());
        }

        @Override
        public void failed(Judged definition, Throwable failure) {
          told.add(definition.definition().key() + " failed");
        }
      };

  @Test
  void theOthersGoOn() {
    Engine engine = engine(segment("broken", BROKEN), segment("good", count("A", 2, DAY)));
    Customer customer = Customer.unknown("u");
    customer.accept(event(10, "m1", "A"), engine, findings);
    customer.accept(event(20, "m2", "A"), engine, findings);
    customer.advanceTo(3 * DAY, engine, findings);
    assertThat(told)
        .containsExactly(
            "segment/broken failed",
            "segment/good ENTERED 20",
            "segment/good EXITED " + (10 + DAY));
    assertThat(engine.quarantined()).isEqualTo(1);
  }

  @Test
  void oneThatFailsLaterStaysWhereItWasUntilItIsMended() {
    Engine whole = engine(segment("s", 1, count("A", 1, DAY)));
    Customer customer = Customer.unknown("u");
    customer.accept(event(10, "m1", "A"), whole, findings);
    Engine broken = engine(segment("s", 2, BROKEN));
    customer.accept(event(20, "m2", "B"), broken, findings);
    customer.advanceTo(3 * DAY, broken, findings);
    assertThat(told).containsExactly("segment/s ENTERED 10", "segment/s failed");
    told.clear();
    customer.advanceTo(3 * DAY + 1, engine(segment("s", 3, count("A", 1, DAY))), findings);
    assertThat(told).containsExactly("segment/s EXITED " + (10 + DAY));
  }

  @Test
  void whatWasMissedIsCaughtUpOn() {
    Condition when = count("A", 1, DAY);
    Customer customer = Customer.unknown("u");
    customer.accept(event(10, "m1", "A"), engine(segment("s", 1, when)), findings);
    Engine failing = engine(segment("s", 1, BROKEN));
    customer.accept(event(20, "m2", "A"), failing, findings);
    assertThat(customer.nextChange()).as("its deadline is gone").isEqualTo(Long.MAX_VALUE);
    assertThat(customer.isToAdopt(failing)).isFalse();
    Engine restarted = engine(segment("s", 1, when));
    assertThat(customer.isToAdopt(restarted)).isTrue();
    customer.adopt(30, restarted, findings);
    customer.advanceTo(3 * DAY, restarted, findings);
    assertThat(told)
        .containsExactly(
            "segment/s ENTERED 10", "segment/s failed", "segment/s EXITED " + (20 + DAY));
  }
}
