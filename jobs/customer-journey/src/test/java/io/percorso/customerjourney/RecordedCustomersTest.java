package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.call;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** The operator as a replay has it: customer by customer, in order of time. */
class RecordedCustomersTest {

  private static final String ITALIAN =
      """
      kind: segment
      id: italian
      when: {trait: country, is: IT}
      """;

  @Test
  void linesOfOneInstantCountBeforeAnythingIsSaid() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.recorded(set(ITALIAN, CART_ABANDONER))) {
      operator.line(identify("b", "IT", 1));
      operator.line(identify("a", "FR", 2));
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u1", "Order Completed", "10:30"));
      operator.watermark(Long.MAX_VALUE);
      // IT is the later of the two traits; the order at 10:30 is there when the half hour is over.
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId, CustomerFact::to, CustomerFact::at)
          .containsExactly(tuple("italian", "ENTERED", at("10:00")));
    }
  }

  private static io.percorso.runtime.intake.CustomerLine identify(
      String messageId, String country, long order) {
    return call(
        """
        {"type":"identify","userId":"u1","messageId":"%s","timestamp":%d,"traits":{"country":"%s"}}"""
            .formatted(messageId, at("10:00"), country),
        order);
  }

  @Test
  void ofRepeatsAtOneInstantTheFirstOfTheInputStays() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.recorded(set(ITALIAN))) {
      operator.line(identify("m", "FR", 9));
      operator.line(identify("m", "IT", 3));
      operator.line(identify("m", "DE", 5));
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.changes())
          .extracting(CustomerFact::definitionId)
          .containsExactly("italian");
    }
  }

  @Test
  void whatLiesAfterACustomersLastLineIsMarked() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.recorded(set(CART_ABANDONER, VIEWER))) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u1", "Product Viewed", "12:00"));
      operator.watermark(Long.MAX_VALUE);
      assertMarkedAfterTheLastLine(operator);
    }
  }

  /** An item added at ten, a product viewed at twelve, and what becomes of that by itself. */
  private static void assertMarkedAfterTheLastLine(OperatorUnderTest operator) {
    assertThat(operator.changes())
        .extracting(CustomerFact::definitionId, CustomerFact::at, CustomerFact::afterInput)
        .containsExactly(
            tuple("cart-abandoner", at("10:30"), false),
            tuple("viewer", at("12:00"), false),
            tuple("viewer", at("2026-01-02T12:00:00Z"), true),
            tuple("cart-abandoner", at("2026-01-08T10:00:00Z"), true));
  }

  @Test
  void aRepeatBetweenTwoLinesEndsNoInput() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.recorded(set(CART_ABANDONER, VIEWER))) {
      operator.line(event("u1", "Product Added", at("10:00"), "m1"));
      operator.line(event("u1", "Product Added", at("11:00"), "m1"));
      operator.line(event("u1", "Product Viewed", at("12:00"), "m2"));
      operator.line(event("u1", "Product Added", at("13:00"), "m1"));
      operator.watermark(Long.MAX_VALUE);
      assertMarkedAfterTheLastLine(operator);
    }
  }

  @Test
  void neitherStateNorStandingsAreWritten() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.recorded(set(VIEWER))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      operator.line(event("u1", "Product Viewed", "11:00"));
      assertThat(operator.timers()).isEqualTo(1);
      operator.watermark(Long.MAX_VALUE);
      assertThat(operator.values()).isZero();
      assertThat(operator.standings()).isEmpty();
      assertThat(operator.timers()).isZero();
    }
  }
}
