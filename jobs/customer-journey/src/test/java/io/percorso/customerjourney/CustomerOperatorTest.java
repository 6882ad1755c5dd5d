package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.NOW;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.call;
import static io.percorso.customerjourney.Fixtures.definition;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.customer.HoldAhead;
import io.percorso.runtime.intake.CustomerLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** The operator live: lines, silence, lateness, repeats. */
class CustomerOperatorTest {
  private static final String PROMOTER =
      "kind: segment\nid: promoter\nwhen: {feedback: NPS, score: {atLeast: 9}}\n";

  private static final CustomerLine ANSWER =
      Fixtures.answer(
          """
          {"responseId":"r1","customerId":"u1","metric":"NPS","score":9,\
          "timestamp":"2026-01-01T12:00:00Z"}""");

  @Test
  void aDeadlineFiresByTheWatermarkAtItsExactInstant() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(CART_ABANDONER))) {
      operator.line(event("u1", "Product Added", at("10:00"), "m1"));
      operator.watermark(at("10:29:59.999"));
      assertThat(operator.changes()).isEmpty();
      assertThat(operator.timers()).isEqualTo(1);

      operator.watermark(at("11:00"));
      CustomerFact entered = operator.changes().get(0);
      assertThat(entered.customerId()).isEqualTo("u1");
      assertThat(entered.definitionId()).isEqualTo("cart-abandoner");
      assertThat(entered.version()).isEqualTo(1);
      assertThat(entered.to()).isEqualTo("ENTERED");
      assertThat(entered.at()).isEqualTo(at("10:30"));
      assertThat(entered.validUntil()).isEqualTo(at("2026-01-08T10:00:00Z"));
      assertThat(entered.because()).isNotBlank().doesNotContain("\n");
      assertThat(entered.origin()).isEqualTo("LIVE");
      assertThat(entered.noticedAt()).isEqualTo(NOW);
      assertThat(entered.retracts()).isNull();
      assertThat(entered.cause()).isNull();
      assertThat(entered.sequence()).isEqualTo(1);
      assertThat(operator.standings())
          .containsExactly(
              new PresentStanding(
                  "u1",
                  at("10:30"),
                  Map.of(),
                  List.of("cart-abandoner"),
                  List.of(),
                  at("10:00"),
                  at("10:00"),
                  1));

      assertThat(operator.timers()).isEqualTo(1);
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::at, CustomerFact::sequence)
          .containsExactly(tuple("EXITED", at("2026-01-08T10:00:00Z"), 2L));
      assertThat(operator.standings().get(0).segments()).isEmpty();
      assertThat(operator.timers()).isZero();
    }
  }

  @Test
  void aLineBringsItsCustomerPastTheDeadlinesOnTheWay() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(CART_ABANDONER))) {
      operator.line(event("u1", "Product Added", at("10:00"), "m1"));
      operator.line(event("u1", "Order Completed", at("11:00"), "m2"));
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::at, CustomerFact::cause)
          .containsExactly(tuple("ENTERED", at("10:30"), null), tuple("EXITED", at("11:00"), "m2"));
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.changes()).isEmpty();
    }
  }

  @Test
  void whatIsCutIsCountedOnUnderNewDefinitions() throws Exception {
    String italian = "kind: segment\nid: italian\nwhen: {trait: country, is: IT}\n";
    String call =
        """
        {"type":"identify","traits":{"country":"%s"},"userId":"u1","timestamp":%d}""";
    CustomerLine tooLong = call(call.formatted("x".repeat(300), at("10:00")), 0);
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(italian))) {
      operator.line(event("u1", "Product Viewed", "09:00"));
      assertThat(operator.gauge(CustomerMetrics.CUTS)).isEqualTo(0L);
      operator.line(tooLong);
      assertThat(operator.gauge(CustomerMetrics.CUTS)).isEqualTo(1L);
      operator.define(definition(1, 2, VIEWER), ControlMessage.closing(2));
      operator.line(tooLong);
      assertThat(operator.gauge(CustomerMetrics.CUTS)).isEqualTo(2L);
    }
  }

  @Test
  void aJourneyLeavesByTheSideAndTheStandingNamesTheStage() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(LIFECYCLE))) {
      operator.line(event("u1", "Page Viewed", "10:00"));
      operator.line(event("u1", "Order Completed", "10:10"));
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.transitions())
          .extracting(CustomerFact::from, CustomerFact::to, CustomerFact::at)
          .containsExactly(
              tuple(null, "aware", at("10:00")),
              tuple("aware", "buyer", at("10:10")),
              tuple("buyer", null, at("2026-01-03T10:10:00Z")));
      assertThat(operator.changes()).isEmpty();
      assertThat(operator.standings())
          .extracting(PresentStanding::stages)
          .containsExactly(Map.of("lifecycle", "aware"), Map.of("lifecycle", "buyer"), Map.of());
    }
  }

  @Test
  void aLateLineCorrectsWhatWasTold() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER, CART_ABANDONER))) {
      operator.line(event("u1", "Product Viewed", "12:00"));
      CustomerFact first = operator.changes().get(0);
      operator.line(event("u1", "Product Viewed", at("11:00"), "late"));
      CustomerFact correction = operator.changes().get(0);
      assertThat(correction.origin()).isEqualTo("CORRECTION");
      assertThat(correction.retracts()).isEqualTo(first.id());
      assertThat(correction.id()).isNotEqualTo(first.id());
      assertThat(correction.to()).isEqualTo("ENTERED");
      assertThat(correction.at()).isEqualTo(at("11:00"));
      assertThat(correction.sequence()).isEqualTo(2);
      assertThat(correction.cause()).isEqualTo("late");

      operator.line(event("u2", "Product Added", "10:00"));
      operator.watermark(at("13:00"));
      CustomerFact abandoned = operator.changes().get(0);
      assertThat(abandoned.to()).isEqualTo("ENTERED");
      operator.line(event("u2", "Order Completed", "10:10"));
      CustomerFact taken = operator.changes().get(0);
      assertThat(taken.to()).isEqualTo("EXITED");
      assertThat(taken.origin()).isEqualTo("CORRECTION");
      assertThat(taken.retracts()).isEqualTo(abandoned.id());
      assertThat(operator.standings())
          .extracting(PresentStanding::segments)
          .containsExactly(
              List.of("viewer"), List.of("viewer"), List.of("cart-abandoner"), List.of());
    }
  }

  @Test
  void anAnswerThatComesBeforeWhatItIsAboutMakesNothingLate() throws Exception {
    HoldAhead hour = new HoldAhead(3_600_000, 60_000);
    try (OperatorUnderTest operator = OperatorUnderTest.holding(hour, set(LIFECYCLE, PROMOTER))) {
      operator.line(ANSWER);
      assertThat(operator.timers()).isEqualTo(1);
      operator.line(event("u1", "Page Viewed", "10:00"));
      operator.watermark(at("10:09"));
      operator.line(event("u1", "Order Completed", "10:10"));
      operator.watermark(at("13:00"));
      assertThat(operator.transitions())
          .extracting(CustomerFact::to, CustomerFact::origin)
          .containsExactly(tuple("aware", "LIVE"), tuple("buyer", "LIVE"));
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple("promoter", at("12:00"), "LIVE"));
    }
  }

  @Test
  void aLineFarAheadOfTimeWaitsUntilTimeHasComeNear() throws Exception {
    HoldAhead hour = new HoldAhead(3_600_000, 60_000);
    OperatorSubtaskState snapshot;
    try (OperatorUnderTest operator = OperatorUnderTest.holding(hour, set(VIEWER))) {
      operator.watermark(at("08:00"));
      operator.line(event("u1", "Product Viewed", at("12:00"), "second"));
      operator.line(event("u2", "Product Viewed", at("09:00"), "near"));
      assertThat(operator.changes()).extracting(CustomerFact::customerId).containsExactly("u2");
      operator.line(event("u1", "Product Viewed", at("08:30"), "first"));
      assertThat(operator.changes())
          .extracting(CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple(at("08:30"), "LIVE"));
      snapshot = operator.snapshot();
    }
    try (OperatorUnderTest operator = OperatorUnderTest.holding(hour, set(VIEWER), snapshot)) {
      operator.watermark(at("10:00"));
      operator.line(event("u1", "Product Viewed", at("10:30"), "third"));
      assertThat(operator.changes()).isEmpty();
      operator.watermark(at("11:00"));
      operator.line(event("u1", "Product Viewed", at("12:00"), "second"));
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.changes())
          .filteredOn(fact -> fact.customerId().equals("u1"))
          .extracting(CustomerFact::to, CustomerFact::at, CustomerFact::origin)
          .containsExactly(tuple("EXITED", at("2026-01-02T12:00:00Z"), "LIVE"));
      assertThat(operator.timers()).isZero();
    }
  }

  @Test
  void aLateLineThatChangesNothingIsSilent() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER))) {
      operator.line(event("u1", "Product Viewed", "12:00"));
      assertThat(operator.changes()).hasSize(1);
      operator.line(event("u1", "Page Viewed", "11:00"));
      assertThat(operator.changes()).isEmpty();
    }
  }

  @Test
  void aRepeatIsSilent() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER, LIFECYCLE))) {
      operator.line(event("u1", "Product Viewed", at("12:00"), "m1"));
      assertThat(operator.changes()).hasSize(1);
      assertThat(operator.transitions()).hasSize(1);
      assertThat(operator.standings()).hasSize(1);
      operator.line(event("u1", "Product Viewed", at("12:00"), "m1"));
      operator.line(event("u1", "Order Completed", at("13:00"), "m1"));
      assertThat(operator.changes()).isEmpty();
      assertThat(operator.transitions()).isEmpty();
      assertThat(operator.standings()).isEmpty();
      operator.line(event("u2", "Product Viewed", at("12:00"), "m1"));
      assertThat(operator.changes()).hasSize(1);
    }
  }

  @Test
  void oneValueAndAtMostOneTimerACustomerWhateverHappens() throws Exception {
    List<String> names =
        List.of("Product Added", "Product Viewed", "Page Viewed", "Order Completed", "Other");
    Random random = new Random(17);
    Set<String> known = new HashSet<>();
    try (OperatorUnderTest operator =
        OperatorUnderTest.live(set(CART_ABANDONER, VIEWER, LIFECYCLE))) {
      for (int i = 0; i < 3_000; i++) {
        long about = at("00:00") + i * 60_000L;
        long late = random.nextInt(10) == 0 ? random.nextInt(40 * 3_600_000) : 0;
        CustomerLine line =
            event(
                "u" + random.nextInt(40),
                names.get(random.nextInt(names.size())),
                Math.max(0, about - late),
                "m" + random.nextInt(2_500));
        known.add(line.customerId());
        operator.line(line);
        if (random.nextInt(5) == 0) {
          operator.watermark(about - 300_000);
        }
        assertThat(operator.values()).isEqualTo(known.size());
        assertThat(operator.timers()).isLessThanOrEqualTo(known.size());
        assertThat(operator.processingTimeTimers()).isZero();
      }
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.timers()).isZero();
      assertThat(operator.values()).isEqualTo(known.size());
    }
  }
}
