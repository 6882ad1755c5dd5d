package io.percorso.engine.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.engine.FactLog;
import io.percorso.engine.Fixtures;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.oracle.ChurnCase;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.oracle.PlainRisk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Flags against one that is decided at every second and, if it is up, at every line, from the risk
 * worked out the plain way.
 */
class ChurnOracleTest {
  private static final int CASES = 30;
  private static final int ARRIVALS = 1_500;

  /** A flag that went up or down. */
  private record Change(String what, long at) {}

  private static Engine engine(ChurnCase drawn, Limits limits) {
    Definition.Segment segment =
        new Definition.Segment("at-risk", "", new Condition.AtRisk(List.of("c")));
    List<Definition.Versioned> definitions =
        List.of(new Definition.Versioned(segment, 1), new Definition.Versioned(drawn.churn(), 1));
    return new Engine(new Rules(definitions, List.of()), limits);
  }

  private static List<Change> changes(ChurnCase drawn) {
    PlainRisk risk = new PlainRisk(drawn.churn(), drawn.lines());
    TreeSet<Long> instants = new TreeSet<>();
    drawn.lines().stream().filter(risk::isMovedBy).forEach(line -> instants.add(line.at()));
    for (long s = drawn.begin() / 1000 * 1000 + 1000; s <= drawn.end(); s += 1000) {
      instants.add(s);
    }
    List<Change> changes = new ArrayList<>();
    boolean up = false;
    for (long instant : instants) {
      if (risk.isKnown(instant)) {
        double p = Logit.probability(risk.logit(instant));
        boolean raises = p >= drawn.churn().raise() && (up || instant % 1000 == 0);
        boolean next = raises || (p > drawn.churn().clear() && up);
        if (next != up) {
          changes.add(new Change(next ? Fact.RAISED : Fact.CLEARED, instant));
        }
        up = next;
      }
    }
    return changes;
  }

  @Test
  void flagsChangeAtTheVerySecond() {
    int changed = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      ChurnCase drawn = ChurnCase.of(seed);
      FactLog log = told(drawn, drawn.lines(), Limits.NONE);
      List<Change> expected = changes(drawn);
      changed += expected.size();
      assertThat(log.of("churn/c").stream().map(fact -> new Change(fact.to(), fact.at())))
          .as("seed %d", seed)
          .isEqualTo(expected);
      assertThat(log.of("segment/at-risk").stream().map(Fact::at))
          .as("seed %d: a condition is the flag", seed)
          .isEqualTo(expected.stream().map(Change::at).toList());
      check(drawn, log);
    }
    assertThat(changed).isGreaterThan(CASES);
  }

  private static void check(ChurnCase drawn, FactLog log) {
    PlainRisk plain = new PlainRisk(drawn.churn(), drawn.lines());
    for (Fact fact : log.of("churn/c")) {
      Assessment assessment = fact.assessment();
      double logit = plain.logit(fact.at());
      assertThat(assessment.risk()).isCloseTo(Logit.probability(logit), within(1e-12));
      double sum = assessment.reasons().stream().mapToDouble(Reason::contribution).sum();
      assertThat(sum).isCloseTo(logit, within(1e-9));
    }
  }

  private static FactLog told(ChurnCase drawn, List<PlainLine> arriving, Limits limits) {
    Engine engine = engine(drawn, limits);
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    for (PlainLine line : arriving) {
      customer.accept(line.toLine(), engine, log);
      customer.trim(engine);
    }
    customer.advanceTo(drawn.end(), engine, log);
    assertThat(log.standing()).isEqualTo(FactLog.standing(customer, engine));
    assertThat(log.of("churn/c"))
        .allSatisfy(
            fact -> assertThat(fact.assessment()).isNotEqualTo(Assessment.NONE).isNotNull());
    return log;
  }

  @Test
  void whatHasLeftTheHistoryStillCounts() {
    for (long seed = 5_001; seed <= 5_200; seed++) {
      ChurnCase drawn = ChurnCase.overYears(seed);
      List<String> whole = inWords(told(drawn, drawn.lines(), Limits.NONE));
      Limits small = Limits.NONE.withKeep(100 * Fixtures.DAY);
      assertThat(inWords(told(drawn, drawn.lines(), small))).as("seed %d", seed).isEqualTo(whole);
    }
  }

  private static List<String> inWords(FactLog log) {
    return log.of("churn/c").stream()
        .map(f -> String.format(Locale.ROOT, "%s %d %.9f", f.to(), f.at(), f.assessment().risk()))
        .toList();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    for (long seed = 1_001; seed <= 1_000 + ARRIVALS; seed++) {
      ChurnCase drawn = ChurnCase.of(seed);
      List<PlainLine> shuffled = new ArrayList<>(drawn.lines());
      shuffled.addAll(drawn.lines().subList(0, drawn.lines().size() / 2));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(told(drawn, shuffled, Limits.NONE).standing())
          .as("seed %d", seed)
          .isEqualTo(told(drawn, drawn.lines(), Limits.NONE).standing());
    }
  }
}
