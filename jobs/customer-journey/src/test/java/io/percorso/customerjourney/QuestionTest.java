package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.NOW;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.customerjourney.CustomerExplanation.ExplainedPart;
import io.percorso.customerjourney.CustomerExplanation.ExplainedStanding;
import io.percorso.engine.evaluation.Judge;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions are answered from the history that customers are judged by. */
class QuestionTest {
  private static final String BIG_VIEWER =
      """
      kind: segment
      id: big-viewer
      when:
        all:
          - {event: Product Viewed, count: {atLeast: 3}, within: 1d}
          - not: {event: Order Completed, within: 1d}
      """;

  private static Question about(String customer, String definition) {
    return new Question("q", customer, definition, NOW);
  }

  @Test
  void saysSinceAndUntilWhenAndWhy() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(CART_ABANDONER, LIFECYCLE))) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u1", "Product Viewed", "10:05"));
      operator.watermark(at("12:00"));
      CustomerExplanation answer = operator.ask(about("u1", "cart-abandoner"));
      assertThat(answer.known()).isTrue();
      assertThat(answer.set()).isEqualTo(1);
      ExplainedStanding standing = answer.standings().get(0);
      assertThat(standing.definition()).isEqualTo("segment/cart-abandoner");
      assertThat(standing.standing()).isEqualTo("IN");
      assertThat(standing.since()).isEqualTo(at("10:30"));
      assertThat(standing.until()).isEqualTo(at("2026-01-08T10:00:00Z"));
      assertThat(standing.next()).isEqualTo("OUT");
      ExplainedPart part = standing.parts().get(0);
      assertThat(part.wanted()).isEqualTo("Product Added and no Order Completed for 30m in 7d");
      assertThat(part.evidence()).containsExactly("Product Added at 2026-01-01T10:00:00Z");

      ExplainedStanding journey = operator.ask(about("u1", "journey/lifecycle")).standings().get(0);
      assertThat(journey.standing()).isEqualTo("aware");
      assertThat(journey.next()).isEmpty();
      assertThat(journey.parts())
          .extracting(ExplainedPart::stage, ExplainedPart::holds)
          .containsExactly(tuple("buyer", false), tuple("aware", true));
    }
  }

  @Test
  void ofAllDefinitionsTheAnswerIsShortAndBounded() throws Exception {
    String[] yamls = new String[600];
    Arrays.setAll(yamls, i -> BIG_VIEWER.replace("big-viewer", "viewer-" + i));
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(yamls))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      List<ExplainedStanding> standings = operator.ask(about("u1", "")).standings();
      assertThat(standings)
          .hasSize(600)
          .extracting(ExplainedStanding::standing)
          .containsOnly("OUT");
      List<ExplainedPart> parts = standings.stream().flatMap(one -> one.parts().stream()).toList();
      assertThat(parts).hasSize(1_000).allMatch(part -> part.evidence().isEmpty());
      ExplainedStanding one = operator.ask(about("u1", "viewer-599")).standings().get(0);
      assertThat(one.parts()).hasSize(4).anyMatch(part -> !part.evidence().isEmpty());
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(BIG_VIEWER))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      operator.line(event("u1", "Order Completed", "10:10"));
      ExplainedStanding standing = operator.ask(about("u1", "")).standings().get(0);
      assertThat(standing.standing()).isEqualTo("OUT");
      assertThat(standing.since()).isEqualTo(Judge.NEVER);
      assertThat(standing.until()).isEqualTo(Judge.NEVER);
      assertThat(standing.parts())
          .extracting(
              ExplainedPart::depth,
              ExplainedPart::wanted,
              ExplainedPart::holds,
              ExplainedPart::found)
          .containsExactly(
              tuple(0, "all of", false, ""),
              tuple(1, "at least 3 Product Viewed in 1d", false, "1 Product Viewed in 1d"),
              tuple(1, "not", false, ""),
              tuple(2, "at least 1 Order Completed in 1d", true, "1 Order Completed in 1d"));
    }
  }

  @Test
  void strangersAreUnknownAndLateQuestionsAreLeft() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(BIG_VIEWER))) {
      assertThat(operator.ask(about("nobody", "")).known()).isFalse();
      operator.line(event("u1", "Product Viewed", "10:00"));
      assertThat(operator.ask(about("u1", "no-such")).standings()).isEmpty();
      assertThat(operator.ask(new Question("q", "u1", "", NOW - 61_000))).isNull();
      assertThat(List.copyOf(operator.changes())).isEmpty();
    }
  }
}
