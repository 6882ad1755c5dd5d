package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.engine;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.line.Line;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A line has only those definitions judged that it may put elsewhere. */
class MovesTest {
  private static final Condition VIEWED = count("View", 1, HOUR);
  private static final Condition VIEWED_LATELY = count("View", 1, DAY);
  private static final Condition BOUGHT = count("Buy", 1, DAY);

  private final Customer customer = Customer.unknown("u");

  @Test
  void whatAnotherConditionDecidesForGoodIsNotJudged() {
    Engine engine =
        engine(
            segment("decided", new Condition.All(List.of(VIEWED, BOUGHT))),
            segment("decided-otherwise", any(VIEWED, new Condition.Not(BOUGHT))),
            segment("open", any(VIEWED, VIEWED_LATELY)));
    customer.accept(event(0, "m1", "View"), engine, fact -> {});

    assertThat(judged(engine, event(10, "m2", "View"))).containsExactly("open");
  }

  @Test
  void whatWasToChangeNoLaterThanBeforeIsLeftToTime() {
    Engine engine = engine(segment("viewed", VIEWED));
    customer.accept(event(0, "m1", "View"), engine, fact -> {});

    assertThat(judged(engine, event(10, "m2", "View"))).isEmpty();
  }

  @Test
  void whatIsAnotherNowIsJudged() {
    Engine engine =
        engine(
            segment("bought", new Condition.All(List.of(VIEWED, BOUGHT))),
            segment("viewed", VIEWED));
    customer.accept(event(0, "m1", "View"), engine, fact -> {});

    assertThat(judged(engine, event(10, "m2", "Buy"))).containsExactly("bought");
  }

  private static Condition any(Condition one, Condition other) {
    return new Condition.Any(List.of(one, other));
  }

  /** The ids of the definitions that a line has judged which comes next. */
  private Stream<String> judged(Engine engine, Line line) {
    customer.history().remember(line);
    customer.history().add(line, engine.rules().properties(line.name()), engine.writer());
    BitSet leaves = new BitSet();
    engine.rules().touch(line, engine.writer(), customer.history(), leaves);
    engine.judge().of(customer.history(), customer.known());
    return engine
        .moves()
        .inOrder(customer.standings(), leaves, new Moves.Lines(line.at(), 1))
        .stream()
        .mapToObj(engine.rules().judged()::get)
        .map(Judged::id);
  }
}
