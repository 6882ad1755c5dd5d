package io.percorso.engine.history;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.atLeast;
import static io.percorso.engine.Fixtures.atMost;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.figure;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Past the cap on entries, counts and sums are wrong by at most the events of one day. */
class RollUpTest {
  private static final int HISTORIES = 100;
  private static final long WINDOW = 10 * DAY;
  private static final int MOST = 120;

  private record Purchase(long at, int amount) {}

  @Test
  void countsAndSumsAreWrongByAtMostTheDayAtTheWindowsEdge() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      check(seed);
    }
  }

  @Test
  void factsAreMarkedFromTheFirstRollUpInReachOn() {
    Engine engine = engine();
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    for (int i = 0; i < 60; i++) {
      customer.accept(purchase(new Purchase(i * HOUR, 1), i), engine, log);
      assertThat(log.all().stream().skip(Math.max(0, log.all().size() - 1)))
          .extracting(Fact::approximate)
          .containsOnly(customer.history().rolledUpBefore() > Long.MIN_VALUE);
      customer.trim(engine);
    }
    assertThat(customer.history().rolledUpBefore()).isPositive();
  }

  /**
   * With one event a day nothing is lost: as days leave the window, what is foretold comes true.
   */
  @Test
  void aSumBetweenTwoBoundsComesTrueAgainAsDaysLeave() {
    List<Matcher.Test> bounds = new ArrayList<>(atLeast(6).tests());
    bounds.addAll(atMost(8).tests());
    Definition.Versioned some =
        segment("some", figure(Figure.SUM, "A", "p", new Matcher(bounds), WINDOW));
    Engine engine = new Engine(new Rules(List.of(some), List.of()), Limits.DEFAULT.withEntries(4));
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    for (int day = 1; day <= 12; day++) {
      customer.accept(purchase(new Purchase(day * DAY, 1), day), engine, log);
      customer.trim(engine);
    }
    assertThat(customer.history().entryCount()).isLessThanOrEqualTo(4);
    customer.advanceTo(30 * DAY, engine, log);
    assertThat(log.of("segment/some"))
        .extracting(fact -> fact.at() / DAY)
        .containsExactly(6L, 9L, 14L, 17L);
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    Engine engine = engine();
    Customer customer = Customer.unknown("u");
    List<Purchase> all = new ArrayList<>();
    long at = 1_000 * DAY;
    for (int i = 0; i < 90; i++) {
      at += random.nextLong(12 * HOUR);
      all.add(new Purchase(at, 1 + random.nextInt(2)));
      customer.accept(purchase(all.get(i), i), engine, fact -> {});
      customer.trim(engine);
      assertThat(customer.history().entryCount()).isLessThanOrEqualTo(20 + 1);
      check(seed, customer, engine, all);
    }
    assertThat(customer.history().rolledUpBefore()).isPositive();
  }

  private static void check(long seed, Customer customer, Engine engine, List<Purchase> all) {
    long start = customer.clock() - WINDOW;
    long edge = Math.floorDiv(start, DAY) * DAY;
    int[] told = told(customer, engine);
    int count = (int) all.stream().filter(p -> p.at > start).count();
    int sum = all.stream().filter(p -> p.at > start).mapToInt(Purchase::amount).sum();
    List<Purchase> doubtful = all.stream().filter(p -> p.at <= start && p.at >= edge).toList();
    assertThat(told[0]).as("count, seed %d", seed).isBetween(count, count + doubtful.size());
    assertThat(told[1])
        .as("sum, seed %d", seed)
        .isBetween(sum, sum + doubtful.stream().mapToInt(Purchase::amount).sum());
  }

  /** The largest count and the largest sum of which a segment says that they are reached. */
  private static int[] told(Customer customer, Engine engine) {
    int[] told = new int[2];
    customer
        .view(engine)
        .forEachStanding(
            (definition, outcome, since) -> {
              String id = definition.definition().id();
              int which = id.startsWith("count") ? 0 : 1;
              told[which] = Math.max(told[which], Integer.parseInt(id.replaceAll("[a-z]", "")));
            });
    return told;
  }

  private static Line purchase(Purchase purchase, int number) {
    return event(purchase.at, "m" + number, "A", Map.of("p", purchase.amount));
  }

  private static Engine engine() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    for (int i = 1; i <= MOST; i++) {
      definitions.add(segment("count" + i, count("A", i, WINDOW)));
      definitions.add(segment("sum" + i, figure(Figure.SUM, "A", "p", atLeast(i), WINDOW)));
    }
    return new Engine(new Rules(definitions, List.of()), Limits.DEFAULT.withEntries(20));
  }
}
