package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.engine;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.history.Limits;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a customer is to be woken next: not after anything changes, and hardly ever for nothing. */
class ForesightTest {
  private final Customer customer = Customer.unknown("u");
  private int asked;
  private int early;

  @Test
  void isNeverTooLateAndHardlyEverTooEarly() {
    Case.check(40_001, 2_000, Case::longer, this::check);

    assertThat(asked).isGreaterThan(40_000);
    assertThat(early).isLessThan(asked / 1_000);
  }

  @Test
  void whoIsInForAnotherReasonIsNotWokenWhenTheFirstIsOver() {
    Engine engine =
        engine(segment("a", new Condition.Any(List.of(count("A", 1, HOUR), count("A", 1, DAY)))));
    customer.accept(event(0, "m1", "A"), engine, fact -> {});
    customer.accept(event(10, "m2", "A"), engine, fact -> {});

    assertThat(customer.nextChange()).isEqualTo(10 + DAY);
  }

  @Test
  void whoStaysForLongerIsWokenAtTheNewEnd() {
    Engine engine = engine(segment("a", count("A", 1, HOUR)), segment("b", count("A", 1, DAY)));
    customer.accept(event(0, "m1", "A"), engine, fact -> {});
    customer.accept(event(10, "m2", "A"), engine, fact -> {});

    assertThat(customer.nextChange()).isEqualTo(10 + HOUR);

    customer.advanceTo(10 + HOUR, engine, fact -> {});

    assertThat(customer.nextChange()).isEqualTo(10 + DAY);
  }

  private void check(Case drawn) {
    Engine engine = drawn.engine(Limits.NONE);
    Judge judge = new Judge(engine.rules());
    Random random = new Random(drawn.seed());
    Customer drawnOne = Customer.unknown("u");
    for (PlainLine line : drawn.arrival(random, 0)) {
      drawnOne.accept(line.toLine(), engine, fact -> {});
      if (random.nextInt(4) == 0) {
        drawnOne.advanceTo(line.at() + random.nextInt(20), engine, fact -> {});
      }
      judge.of(drawnOne.history());
      long change = Judge.NEVER;
      for (Judged definition : engine.rules().judged()) {
        change = Math.min(change, judge.nextChange(definition, drawnOne.clock()));
      }
      assertThat(drawnOne.nextChange()).isLessThanOrEqualTo(change);
      asked++;
      early += drawnOne.nextChange() < change ? 1 : 0;
    }
  }
}
