package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.answer;
import static io.percorso.engine.Fixtures.answers;
import static io.percorso.engine.Fixtures.atLeast;
import static io.percorso.engine.Fixtures.atMost;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.engine;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.figure;
import static io.percorso.engine.Fixtures.journey;
import static io.percorso.engine.Fixtures.matcher;
import static io.percorso.engine.Fixtures.pattern;
import static io.percorso.engine.Fixtures.rules;
import static io.percorso.engine.Fixtures.seen;
import static io.percorso.engine.Fixtures.segment;
import static io.percorso.engine.Fixtures.trait;
import static io.percorso.engine.Fixtures.traits;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerTest {
  private FactLog log;
  private Customer customer;

  @BeforeEach
  void begin() {
    log = new FactLog();
    customer = Customer.unknown("u");
  }

  @Test
  void tellsOfALateLineWhetherItIsLateOrARepeat() {
    Engine engine = engine(segment("a", count("A", 1, DAY)));
    assertThat(customer.accept(event(10, "m1", "A"), engine, log))
        .isEqualTo(Customer.Acceptance.ACCEPTED);
    assertThat(customer.accept(event(5, "m2", "A"), engine, log))
        .isEqualTo(Customer.Acceptance.LATE);
    assertThat(customer.accept(event(20, "m1", "A"), engine, log))
        .isEqualTo(Customer.Acceptance.DUPLICATE);
    assertThat(customer.history().lastSeen()).isEqualTo(10);
  }

  @Test
  void noMoreLinesWaitThanAreKept() {
    byte[] line = {0, 1, 2};
    assertThat(customer.hold(10, line, 2)).isTrue();
    assertThat(customer.hold(30, line, 2)).isTrue();
    assertThat(customer.held().byteSize()).isEqualTo(6);
    assertThat(customer.hold(20, line, 2)).isFalse();
    assertThat(customer.held().byteSize()).isEqualTo(6);
    byte[] longest = new byte[(int) Held.MOST_BYTES - 6];
    assertThat(customer.hold(20, longest, 9)).isTrue();
    assertThat(customer.hold(20, line, 9)).isFalse();
  }

  @Test
  void aReasonIsOneLineAndSaysWhatALongValueIs() {
    Engine engine =
        engine(
            segment("a", trait("note", Matcher.of(Operator.EXISTS, Operand.of(true)))),
            segment("b", trait("tags", matcher(Operator.CONTAINS, "vip"))));
    customer.accept(
        traits(10, "m1", Map.of("note", "one\r\ntwo", "tags", List.of("vip"))), engine, log);
    assertThat(log.all())
        .extracting(Fact::because)
        .containsExactly("note is one two", "tags is a list");
  }

  @Test
  void aLateLineBeforeTheFirstMovesTheTimeFirstSeenOfEveryDefinitionThatAsksForIt() {
    Condition old = new Condition.Seen(true, atLeast(100));
    Engine engine = engine(segment("old", new Condition.All(List.of(count("A", 1, -1), old))));
    customer.accept(event(1_000, "m1", "A"), engine, log);
    customer.accept(event(950, "m2", "B"), engine, log);
    customer.advanceTo(2_000, engine, log);
    assertThat(log.standing()).containsEntry("segment/old", "ENTERED since 1050");
  }

  @Test
  void aCorrectionAfterAnEditRetractsTheFactAsItWasTold() {
    Condition when = count("A", 1, DAY);
    customer.accept(event(1_000, "m1", "A"), engine(segment("a", 1, when)), log);
    Engine edited = engine(segment("a", 2, when));
    customer.advanceTo(1_001, edited, log);
    customer.accept(event(500, "m2", "A"), edited, log);
    assertThat(log.all()).hasSize(2);
    assertThat(log.all().get(1).retracts()).isEqualTo(log.all().get(0).id());
    assertThat(log.all().get(1).at()).isEqualTo(500);
    assertThat(log.all().get(1).version()).isEqualTo(2);
  }

  @Test
  void aFactToldLongAgoCanStillBeTakenBack() {
    Engine engine = engine(segment("a", count("A", 1, HOUR)));
    customer.accept(event(DAY, "m1", "A"), engine, log);
    customer.accept(event(31 * DAY, "m2", "B"), engine, log);
    customer.trim(engine);
    customer.accept(event(DAY + HOUR / 2, "m3", "A"), engine, log);
    assertThat(log.all()).hasSize(3);
    assertThat(log.all().get(2).origin()).isEqualTo(Origin.CORRECTION);
    assertThat(log.all().get(2).at()).isEqualTo(DAY + HOUR / 2 + HOUR);
    assertThat(log.all().get(2).retracts()).isEqualTo(log.all().get(1).id());
  }

  @Test
  void anEditReachesTheDefinitionsThatReferToTheEditedOne() {
    Definition.Versioned upon = segment("upon", new Condition.InSegment(List.of("base")));
    customer.accept(
        event(1_000, "m1", "A"), engine(segment("base", 1, count("B", 1, -1)), upon), log);
    customer.advanceTo(1_001, engine(segment("base", 2, count("A", 1, -1)), upon), log);
    assertThat(log.standing())
        .containsEntry("segment/base", "ENTERED since 1000")
        .containsEntry("segment/upon", "ENTERED since 1000");
    assertThat(log.all()).extracting(Fact::origin).containsOnly(Origin.BACKFILL);
  }

  @Test
  void aCorrectedTransitionSaysWhereTheCustomerReallyCameFrom() {
    Engine engine =
        engine(
            journey(
                "j",
                new Definition.Stage("one", count("A", 1, -1)),
                new Definition.Stage("two", count("B", 1, -1))));
    customer.accept(event(100, "m1", "A"), engine, log);
    customer.accept(event(300, "m2", "B"), engine, log);
    customer.accept(event(200, "m3", "B"), engine, log);
    Fact corrected = log.all().get(2);
    assertThat(corrected.origin()).isEqualTo(Origin.CORRECTION);
    assertThat(corrected.from()).isEqualTo("one");
    assertThat(corrected.to()).isEqualTo("two");
    assertThat(corrected.at()).isEqualTo(200);
  }

  @Test
  void twoChangesAtOneInstantLeaveTheFirstStandingAsItWas() {
    Engine engine = engine(segment("a", new Condition.Absence(pattern("A"), pattern("B"), 0, -1)));
    customer.accept(event(100, "m1", "A"), engine, log);
    customer.accept(event(200, "m2", "B"), engine, log);
    customer.accept(event(200, "m3", "A"), engine, log);
    assertThat(log.standing()).containsEntry("segment/a", "ENTERED since 100");
  }

  @Test
  void anAbsenceOfSeveralEventsHoldsAfterOnlyOneOfThemHasLeft() {
    Condition quiet =
        new Condition.Absence(pattern("A", "B"), pattern("C"), 30 * DAY, Condition.EVER);
    Engine engine = new Engine(rules(segment("quiet", quiet)), Limits.DEFAULT.withKeep(16 * DAY));
    customer.accept(event(2 * DAY, "m1", "A"), engine, log);
    customer.accept(event(9 * DAY + HOUR, "m2", "B"), engine, log);
    customer.accept(event(9 * DAY + 2 * HOUR, "m3", "A"), engine, log);
    customer.accept(event(26 * DAY, "m4", "D"), engine, log);
    customer.trim(engine);
    // After B, before the later A: it would matter if that A had been forgotten.
    customer.accept(event(9 * DAY + HOUR + 1, "late", "C"), engine, log);
    customer.advanceTo(60 * DAY, engine, log);
    assertThat(log.standing())
        .containsEntry("segment/quiet", "ENTERED since " + (39 * DAY + 2 * HOUR));
  }

  @Test
  void answersBeyondTheNumberKeptAreCountedWhereTheyStand() {
    Engine engine =
        new Engine(rules(segment("loud", answers("NPS", 200, -1))), Limits.DEFAULT.withKeep(DAY));
    for (int i = 0; i < 250; i++) {
      String id = "r" + (i % 5 == 0 ? 0 : i);
      customer.accept(answer(i * HOUR, "NPS", id, 5, Map.of("number", i)), engine, log);
      customer.trim(engine);
    }
    // Answer r0 is given fifty times over and counts once: there are 201 answers in all.
    assertThat(log.standing()).containsEntry("segment/loud", "ENTERED since " + 248 * HOUR);
  }

  @Test
  void whenTheCustomerWasLastSeenIsKnownThoughTheEventHasLeft() {
    dormantThenSeenLate(at -> event(at, "e" + at, "A"));
  }

  @Test
  void whenTheCustomerWasLastSeenIsKnownThoughTheSignOfLifeHasLeft() {
    dormantThenSeenLate(at -> seen(at, "s" + at));
  }

  /** The late line keeps the customer from having been dormant at all: there is no other exit. */
  private void dormantThenSeenLate(LongFunction<Line> line) {
    Condition dormant = new Condition.Seen(false, atLeast(20 * DAY));
    Engine engine =
        new Engine(rules(segment("dormant", dormant)), Limits.DEFAULT.withKeep(10 * DAY));
    for (long day : new long[] {1, 12, 40}) {
      customer.accept(line.apply(day * DAY), engine, log);
      customer.trim(engine);
    }
    customer.accept(line.apply(31 * DAY + HOUR), engine, log);
    assertThat(customer.history().foldedBefore()).isEqualTo(30 * DAY);
    assertThat(log.all()).extracting(Fact::at).containsExactly(32 * DAY, 40 * DAY);
  }

  @Test
  void aSumBeyondTheRangeOfALongIsExact() {
    Condition small =
        figure(Condition.Figure.SUM, "A", "p", atMost(new BigDecimal("1.5e13")), Condition.EVER);
    Engine engine = engine(segment("small", small));
    for (int i = 1; i <= 16; i++) {
      customer.accept(event(i, "m" + i, "A", Map.of("p", 1_000_000_000_000L)), engine, log);
    }
    assertThat(log.all()).extracting(Fact::at).containsExactly(1L, 16L);
  }
}
