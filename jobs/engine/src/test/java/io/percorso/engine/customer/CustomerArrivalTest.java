package io.percorso.engine.customer;

import static io.percorso.engine.customer.StoredCustomer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.history.Limits;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.oracle.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Lines in any order, one by one, repeats anywhere, time passing in between, stored and read back
 * after every step: the customer ends where the oracle says, and so does whoever reads the facts.
 */
class CustomerArrivalTest {
  private static final int HISTORIES = 2_500;
  private static final int HISTORIES_FOLDED = 400;

  @Test
  void endsTheSameInWhateverOrderLinesArrive() {
    Case.check(300_001, HISTORIES, Case::of, CustomerArrivalTest::check);
  }

  private static void check(Case drawn) {
    Engine engine = drawn.engine(Limits.NONE);
    Random random = new Random(drawn.seed());
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    long disorder = List.of(0L, 15L, 10_000L).get(random.nextInt(3));
    for (PlainLine plain : drawn.arrival(random, disorder)) {
      customer.accept(plain.toLine(), engine, log);
      customer = stored(customer);
      if (random.nextInt(10) == 0) {
        customer.advanceTo(plain.at() + random.nextInt(40), engine, log);
      }
      assertThat(log.standing()).isEqualTo(FactLog.standing(customer, engine));
    }
    customer.advanceTo(drawn.end(), engine, log);
    assertThat(FactLog.standing(customer, engine))
        .as("after %s", log.all())
        .isEqualTo(demanded(drawn, engine));
    assertThat(log.standing()).isEqualTo(demanded(drawn, engine));
  }

  @Test
  void endsInTheSamePlacesWhenWhatIsOldIsFolded() {
    Case.check(500_001, HISTORIES_FOLDED, Case::longer, CustomerArrivalTest::checkFolded);
  }

  private static void checkFolded(Case drawn) {
    Engine engine = drawn.engine(Limits.NONE.withKeep(25));
    Random random = new Random(drawn.seed());
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    for (PlainLine plain : drawn.arrival(random, 15)) {
      customer.accept(plain.toLine(), engine, log);
      customer.trim(engine);
      customer = stored(customer);
    }
    customer.advanceTo(drawn.end(), engine, log);
    assertThat(log.standing()).isEqualTo(FactLog.standing(customer, engine));
    assertThat(places(log.standing())).isEqualTo(places(demanded(drawn, engine)));
  }

  /** Where the customer stands, whatever since when: of that the folded past knows less. */
  private static Map<String, String> places(Map<String, String> standing) {
    Map<String, String> places = new TreeMap<>();
    standing.forEach((definition, said) -> places.put(definition, said.replaceAll(" .*", "")));
    return places;
  }

  static Map<String, String> demanded(Case drawn, Engine engine) {
    Map<String, String> demanded = new TreeMap<>();
    for (Judged judged : engine.rules().judged()) {
      List<Timeline.Change> changes =
          new Timeline(drawn.definitions(), judged.definition(), drawn.lines())
              .changes(drawn.end());
      Timeline.Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
      if (last != null && last.to() > 0) {
        demanded.put(
            judged.definition().key(), FactLog.said(judged, last.to()) + " since " + last.at());
      }
    }
    return demanded;
  }

  private static Customer stored(Customer customer) {
    byte[] bytes = bytes(customer);
    Customer read = Customer.read("u", bytes);
    assertThat(bytes(read)).isEqualTo(bytes);
    return read;
  }
}
