package io.percorso.engine.history;

import static io.percorso.engine.Fixtures.matcher;
import static io.percorso.engine.Fixtures.rules;
import static io.percorso.engine.Fixtures.segment;
import static io.percorso.engine.Fixtures.trait;
import static io.percorso.engine.Fixtures.traits;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.oracle.Oracle;
import io.percorso.engine.oracle.PlainLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many lines that set traits become few without a trait of the present being lost. */
class TraitLinesTest {
  private static final int HISTORIES = 400;
  private static final int NAMES = 12;
  private static final int VALUES = 3;

  @Test
  void thePresentIsWhatAllLinesTogetherSay() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<Definition.Versioned> definitions = definitions();
    Engine engine = new Engine(new Rules(definitions, List.of()), Limits.DEFAULT);
    Customer customer = Customer.unknown("u");
    FactLog log = new FactLog();
    List<PlainLine> lines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      // Now and then one that comes late, but not later than the lines that are left whole.
      long late = random.nextInt(5) == 0 ? random.nextInt(5) : 0;
      lines.add(PlainLine.traits(1_000 + i - late, "m" + random.nextInt(1 << 20), some(random)));
      customer.accept(lines.get(i).toLine(), engine, log);
      customer.trim(engine);
      assertThat(customer.history().traits().count()).isLessThanOrEqualTo(TraitLines.MOST);
    }
    Oracle oracle = new Oracle(definitions, lines);
    for (Definition.Versioned definition : definitions) {
      assertThat(log.standing().containsKey(definition.definition().key()))
          .as("%s, seed %d", definition.definition().id(), seed)
          .isEqualTo(oracle.outcome(definition.definition(), customer.clock()) == 1);
    }
  }

  private static Map<String, Object> some(Random random) {
    Map<String, Object> traits = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      // A few traits are set often, most of them seldom.
      int name = (int) (NAMES * Math.pow(random.nextDouble(), 3));
      Object value = random.nextInt(8) == 0 ? null : new BigDecimal(random.nextInt(VALUES));
      traits.put("t" + name, value);
    }
    return traits;
  }

  private static List<Definition.Versioned> definitions() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    for (int name = 0; name < NAMES; name++) {
      for (int value = 0; value < VALUES; value++) {
        definitions.add(
            segment("t" + name + " is " + value, trait("t" + name, matcher(Operator.IS, value))));
      }
    }
    return definitions;
  }

  @Test
  void aTraitThatIsSetOnceOutlivesTheEntries() {
    Definition.Versioned italian = segment("italian", trait("country", matcher(Operator.IS, "IT")));
    Engine engine = new Engine(rules(italian), Limits.DEFAULT.withEntries(20));
    Customer customer = Customer.unknown("u");
    FactLog log = new FactLog();
    customer.accept(traits(1, "m", Map.of("country", "IT")), engine, log);
    for (int i = 0; i < 500; i++) {
      customer.accept(traits(1_000L * i, "m" + i, Map.of("visits", i)), engine, log);
      customer.trim(engine);
    }
    assertThat(log.standing()).containsEntry("segment/italian", "ENTERED since 1");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void traitsBeyondTheLimitAreCutAndCounted() {
    Engine engine = new Engine(rules(), Limits.DEFAULT);
    Customer customer = Customer.unknown("u");
    for (int i = 0; i < 100; i++) {
      customer.accept(traits(i, "m" + i, Map.of("t" + i, i)), engine, fact -> {});
      customer.trim(engine);
    }
    assertThat(engine.cuts()).isPositive();
  }
}
