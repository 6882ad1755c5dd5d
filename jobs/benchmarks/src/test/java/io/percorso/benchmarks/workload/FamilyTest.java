package io.percorso.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {
  @ParameterizedTest
  @EnumSource(Family.class)
  void everyDefinitionIsValid(Family family) {
    assertThat(family.definitions(300, true, List.of()).problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void thereAreAsManyAsAskedFor(Family family) {
    int expected = family == Family.TEN ? 10 : 1_000;
    assertThat(family.rules(1_000)).hasSize(expected);
  }

  @Test
  void anEventTouchesTenOfTheSpreadAtMost() {
    Rules rules =
        new Rules(Family.SPREAD.definitions(10_000, false, List.of()).firstVersions(), List.of());
    EntryWriter writer = new EntryWriter(Limits.NONE);
    ActionLines lines = new ActionLines();
    Actions actions = new Actions(Workload.of(1, 20_000));
    int most = 0;
    for (int i = 0; i < 20_000; i++) {
      Action action = actions.next();
      if (action.call() == null) {
        continue;
      }
      CustomerLine arrived = lines.of(action, 0);
      Line line = Line.of(arrived.at(), arrived.line());
      History history = new History();
      history.add(line, rules.properties(line.name()), writer);
      BitSet leaves = new BitSet();
      rules.touch(line, writer, history, leaves);
      most = Math.max(most, rules.above(leaves).cardinality());
    }
    assertThat(most).isBetween(1, 10);
  }
}
