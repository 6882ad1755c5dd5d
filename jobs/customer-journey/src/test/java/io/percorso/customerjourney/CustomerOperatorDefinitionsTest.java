package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.definition;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.key;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.definitions.ControlMessage;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Definitions that come, change and go while the operator runs. */
class CustomerOperatorDefinitionsTest {

  @Test
  void aDefinitionThatComesLaterIsTrueForThePastAtTheNextTouch() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(List.of())) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u1", "Page Viewed", "11:00"));
      assertThat(operator.changes()).isEmpty();
      assertThat(operator.timers()).isZero();

      operator.define(definition(1, 1, CART_ABANDONER));
      operator.define(ControlMessage.closing(1));
      assertThat(operator.changes()).isEmpty();

      operator.line(event("u1", "Page Viewed", at("12:00"), "m9"));
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple("ENTERED", at("10:30"), "BACKFILL"));
      operator.watermark(at("2026-01-08T10:00:00Z"));
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::origin)
          .containsExactly(tuple("EXITED", "LIVE"));
    }
  }

  @Test
  void aSetThatIsNotClosedIsNotInForce() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(List.of(definition(1, 1, VIEWER)))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      operator.define(definition(1, 2, CART_ABANDONER));
      operator.line(event("u1", "Product Viewed", "10:01"));
      assertThat(operator.changes()).isEmpty();
      operator.define(ControlMessage.closing(1));
      operator.line(event("u1", "Product Added", "10:02"));
      operator.line(event("u1", "Page Viewed", "11:00"));
      operator.watermark(at("12:00"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple("viewer", at("10:00"), "BACKFILL"));
      operator.define(ControlMessage.closing(2));
      operator.line(event("u1", "Page Viewed", "12:30"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple("cart-abandoner", at("10:32"), "BACKFILL"));
    }
  }

  @Test
  void anEditTellsOnlyTheDifferenceAndItsVersion() throws Exception {
    String shorter = VIEWER.replace("within: 1d", "within: 1h");
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      operator.line(event("u1", "Page Viewed", "11:20"));
      operator.line(event("u2", "Product Viewed", "11:30"));
      assertThat(operator.changes()).hasSize(2);

      operator.define(definition(2, 2, shorter), ControlMessage.closing(2));
      operator.line(event("u1", "Page Viewed", "12:00"));
      operator.line(event("u2", "Page Viewed", "12:00"));
      assertThat(operator.changes())
          .extracting(
              CustomerFact::customerId,
              CustomerFact::to,
              CustomerFact::at,
              CustomerFact::version,
              CustomerFact::origin)
          .containsExactly(tuple("u1", "EXITED", at("11:00"), 2, "BACKFILL"));
      operator.watermark(at("12:30"));
      assertThat(operator.changes())
          .extracting(CustomerFact::customerId, CustomerFact::to, CustomerFact::version)
          .containsExactly(tuple("u2", "EXITED", 2));
    }
  }

  @Test
  void whoARetiredDefinitionHasPutSomewhereLeaves() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(CART_ABANDONER, LIFECYCLE))) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u1", "Product Viewed", "10:00"));
      operator.watermark(at("11:00"));
      assertThat(operator.changes()).extracting(CustomerFact::to).containsExactly("ENTERED");
      operator.transitions();
      operator.define(
          ControlMessage.retirement(key(CART_ABANDONER), 2, 2),
          ControlMessage.retirement(key(LIFECYCLE), 2, 2, LIFECYCLE),
          ControlMessage.closing(2));
      operator.line(event("u1", "Other", "12:00"));
      assertThat(operator.changes())
          .extracting(
              CustomerFact::to, CustomerFact::at, CustomerFact::version, CustomerFact::origin)
          .containsExactly(tuple("EXITED", at("11:00"), 2, "BACKFILL"));
      assertThat(operator.transitions())
          .extracting(CustomerFact::from, CustomerFact::to, CustomerFact::origin)
          .containsExactly(tuple("aware", null, "BACKFILL"));
      List<PresentStanding> standings = operator.standings();
      PresentStanding last = standings.get(standings.size() - 1);
      assertThat(last.segments()).isEmpty();
      assertThat(last.stages()).isEmpty();
    }
  }

  @Test
  void aRetiredDefinitionSaysNothingMore() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(CART_ABANDONER, VIEWER))) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.define(
          ControlMessage.retirement(key(CART_ABANDONER), 2, 2), ControlMessage.closing(2));
      operator.watermark(at("12:00"));
      assertThat(operator.changes()).isEmpty();
      operator.line(event("u1", "Product Viewed", "12:30"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId)
          .containsExactly("viewer");
      assertThat(operator.standings().get(0).segments()).containsExactly("viewer");
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.timers()).isZero();
    }
  }

  @Test
  void garbageKeepsTheLastGoodSetEvenAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER))) {
      operator.define(
          definition(2, 2, VIEWER.replace("within: 1d", "within: soon")),
          definition(1, 2, CART_ABANDONER),
          ControlMessage.closing(2));
      operator.line(event("u1", "Product Viewed", "10:00"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::version)
          .containsExactly(tuple("viewer", 1));
      snapshot = operator.snapshot();
    }
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, List.of())) {
      operator.define(ControlMessage.definition("segment/noise", 1, 3, "%garbage: ["));
      operator.line(event("u2", "Product Viewed", "10:00"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::version)
          .containsExactly(tuple("viewer", 1));
      operator.define(
          definition(3, 4, VIEWER.replace("1d", "2d")),
          ControlMessage.retirement("segment/noise", 2, 4),
          ControlMessage.closing(4));
      operator.line(event("u3", "Product Viewed", "10:00"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::version, CustomerFact::validUntil)
          .containsExactly(tuple("viewer", 3, at("2026-01-03T10:00:00Z")));
    }
  }
}
