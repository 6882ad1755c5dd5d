package io.percorso.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.Oracle;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.oracle.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers and next changes, held against the oracle at every instant at which one may differ. */
class JudgeTest {
  private static final int HISTORIES = 4_000;

  @Test
  void agreesWithTheOracleAtEveryInstant() {
    Case.check(1, HISTORIES, Case::of, JudgeTest::checkEveryInstant);
  }

  @Test
  void knowsTheNextChangeExactly() {
    Case.check(100_001, HISTORIES / 4, Case::of, JudgeTest::checkNextChanges);
  }

  @Test
  void whatItWasAskedBeforeDoesNotMatter() {
    for (Limits limits :
        List.of(Limits.NONE, Limits.NONE.withKeep(25), Limits.NONE.withEntries(9))) {
      Case.check(
          400_001, HISTORIES / 8, Case::longer, drawn -> checkOrderOfQuestions(drawn, limits));
    }
  }

  private static void checkOrderOfQuestions(Case drawn, Limits limits) {
    Engine engine = drawn.engine(limits);
    Random random = new Random(drawn.seed());
    Customer customer = Customer.unknown("u");
    for (PlainLine line : drawn.arrival(random, 15)) {
      customer.accept(line.toLine(), engine, fact -> {});
      customer.trim(engine);
    }
    History history = customer.history();
    Judge judge = new Judge(engine.rules());
    judge.of(history);
    for (int i = 0; i < 60; i++) {
      Judged judged = engine.rules().judged().get(random.nextInt(engine.rules().judged().size()));
      long at = random.nextLong(history.firstSeen(), history.lastSeen() + 20);
      Judge fresh = new Judge(engine.rules());
      fresh.of(history);
      assertThat(judge.outcome(judged, at))
          .as("%s at %d", judged.definition().id(), at)
          .isEqualTo(fresh.outcome(judged, at));
    }
  }

  private static void checkEveryInstant(Case drawn) {
    Rules rules = drawn.rules();
    Judge judge = new Judge(rules);
    judge.of(history(rules, drawn.lines()));
    Oracle oracle = new Oracle(drawn.definitions(), drawn.lines());
    for (Judged judged : rules.judged()) {
      Timeline timeline = new Timeline(drawn.definitions(), judged.definition(), drawn.lines());
      for (long at : timeline.instants(drawn.lines(), drawn.end())) {
        assertThat(judge.outcome(judged, at))
            .as("%s at %d", judged.definition().id(), at)
            .isEqualTo(oracle.outcome(judged.definition(), at));
      }
    }
  }

  private static void checkNextChanges(Case drawn) {
    Rules rules = drawn.rules();
    Judge judge = new Judge(rules);
    List<PlainLine> known = new ArrayList<>();
    for (int i = 0; i < drawn.lines().size(); i++) {
      known.add(drawn.lines().get(i));
      long at = known.get(i).at();
      if (i + 1 < drawn.lines().size() && drawn.lines().get(i + 1).at() == at) {
        continue;
      }
      judge.of(history(rules, known));
      for (Judged judged : rules.judged()) {
        Long next = new Timeline(drawn.definitions(), judged.definition(), known).next(at);
        assertThat(judge.nextChange(judged, at))
            .as("next change of %s after %d", judged.definition().id(), at)
            .isEqualTo(next == null ? Judge.NEVER : next);
      }
    }
  }

  private static History history(Rules rules, List<PlainLine> lines) {
    History history = new History();
    EntryWriter writer = new EntryWriter(Limits.NONE);
    for (PlainLine plain : lines) {
      Line line = plain.toLine();
      if (history.remember(line)) {
        history.add(line, rules.properties(line.name()), writer);
      }
    }
    return history;
  }
}
