package io.percorso.engine.customer;

import static io.percorso.engine.customer.StoredCustomer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A customer who stays in memory, with what is known of the conditions from line to line, is told
 * of exactly as one who is read anew before every line, of whom nothing is known: lines late and in
 * order, time passing, entries leaving and being rolled up, rules in another order.
 */
class KnownAnswersTest {
  private static final int HISTORIES = 2_000;

  @Test
  void tellsWhatIsToldOfOneOfWhomNothingIsKnown() {
    Case.check(700_001, HISTORIES, Case::longer, drawn -> check(drawn, Limits.NONE));
  }

  @Test
  void tellsTheSameWhileEntriesLeave() {
    Case.check(800_001, HISTORIES, Case::longer, drawn -> check(drawn, Limits.NONE.withKeep(25)));
  }

  @Test
  void tellsTheSameWhileEntriesAreRolledUp() {
    Case.check(900_001, HISTORIES, Case::longer, drawn -> check(drawn, Limits.NONE.withEntries(9)));
  }

  private static void check(Case drawn, Limits limits) {
    List<Engine> engines = List.of(drawn.engine(limits), reversed(drawn).engine(limits));
    Random random = new Random(drawn.seed());
    Pair pair = new Pair(engines.get(0));
    for (PlainLine plain : drawn.arrival(random, random.nextInt(2) * 15L)) {
      pair.stored = Customer.read("u", bytes(pair.stored));
      if (random.nextInt(8) == 0) {
        pair.engine = engines.get(random.nextInt(2));
      }
      pair.accept(plain.toLine());
      if (random.nextInt(3) > 0) {
        pair.both(customer -> customer.trim(pair.engine));
      }
      if (random.nextInt(4) == 0) {
        pair.advanceTo(plain.at() + random.nextInt(20));
      }
    }
    pair.advanceTo(drawn.end());
  }

  private static Case reversed(Case drawn) {
    var definitions = new ArrayList<>(drawn.definitions());
    Collections.reverse(definitions);
    return new Case(drawn.seed(), definitions, drawn.lines());
  }

  /** One customer twice, in the hands of one engine. */
  private static final class Pair {
    private final Customer kept = Customer.unknown("u");
    private Customer stored = Customer.unknown("u");
    private final FactLog ofKept = new FactLog();
    private final FactLog ofStored = new FactLog();
    private Engine engine;

    Pair(Engine engine) {
      this.engine = engine;
    }

    void both(Consumer<Customer> step) {
      step.accept(kept);
      step.accept(stored);
    }

    void accept(Line line) {
      kept.accept(line, engine, ofKept);
      stored.accept(line, engine, ofStored);
      compare();
    }

    void advanceTo(long instant) {
      kept.advanceTo(instant, engine, ofKept);
      stored.advanceTo(instant, engine, ofStored);
      compare();
    }

    private void compare() {
      assertThat(ofKept.all()).isEqualTo(ofStored.all());
      assertThat(FactLog.standing(kept, engine)).isEqualTo(FactLog.standing(stored, engine));
    }
  }
}
