package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.answer;
import static io.percorso.engine.Fixtures.answers;
import static io.percorso.engine.Fixtures.atLeast;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.seen;
import static io.percorso.engine.Fixtures.segment;
import static io.percorso.engine.Fixtures.trait;
import static io.percorso.engine.Fixtures.traits;
import static io.percorso.engine.customer.StoredCustomer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Whatever comes, and for however long, the stored state of a customer stays small. */
class BoundedStateTest {
  private static final int LINES = 2_000;
  private static final Limits LIMITS = Limits.DEFAULT.withEntries(300);
  private static final String LONG = "x".repeat(5_000);

  /** 512 bytes for each entry, as much again for texts, ids and traits. */
  private static final int MOST_BYTES = 2 * 300 * 512;

  @Test
  void plainEvents() {
    stays(MOST_BYTES / 4, i -> event(i * HOUR, "m" + i, "A", Map.of("p", i, "q", "t" + i % 7)));
  }

  @Test
  void eventsOfOneInstant() {
    stays(MOST_BYTES / 4, i -> event(DAY, "m" + i, "A", Map.of("p", i)));
  }

  @Test
  void newNamesOfEvents() {
    stays(MOST_BYTES, i -> event(i * HOUR, "m" + i, "event number " + i));
  }

  @Test
  void newNamesOfEventsThatSoonLeave() {
    stays(MOST_BYTES / 4, i -> event(i * (2 * DAY), "m" + i, "event number " + i));
  }

  @Test
  void longNamesAndIds() {
    stays(MOST_BYTES / 4, i -> event(i * HOUR, LONG + i, LONG + i));
  }

  @Test
  void longTextsAndNumbers() {
    BigDecimal digits = new BigDecimal("9".repeat(5_000));
    stays(
        MOST_BYTES,
        i -> event(i * HOUR, "m" + i, "A", Map.of("p", digits, "q", LONG + i, "r", LONG)));
  }

  @Test
  void nestedLists() {
    Object nested = LONG.substring(0, 300);
    for (int i = 0; i < 2; i++) {
      nested = Collections.nCopies(8, nested);
    }
    Map<String, Object> properties = Map.of("p", nested, "q", deep(100));
    stays(MOST_BYTES, i -> event(i * HOUR, "m" + i, "A", properties));
  }

  private static Object deep(int depth) {
    return depth == 0 ? 1 : List.of(deep(depth - 1));
  }

  @Test
  void theSameTraitsAgainAndAgain() {
    stays(MOST_BYTES / 4, i -> traits(i * HOUR, "m" + i, Map.of("t", i, "u", LONG)));
  }

  @Test
  void newTraits() {
    stays(MOST_BYTES, i -> traits(i * HOUR, "m" + i, Map.of("t" + i, LONG)));
  }

  @Test
  void manyTraitsAtOnce() {
    stays(
        2 * MOST_BYTES,
        i -> {
          Map<String, Object> many = new LinkedHashMap<>();
          for (int j = 0; j < 100; j++) {
            many.put("t" + (i * 100 + j), LONG);
          }
          return traits(i * HOUR, "m" + i, many);
        });
  }

  @Test
  void answersThatEachAreNew() {
    stays(
        MOST_BYTES,
        i -> answer(i * HOUR, "NPS", LONG + i, i % 11, Map.of("comment", LONG, "number", i)));
  }

  @Test
  void oneAnswerReplacedAgainAndAgain() {
    stays(MOST_BYTES / 2, i -> answer(i * HOUR, "NPS", "r", i % 11, Map.of("number", i)));
  }

  @Test
  void signsOfLife() {
    stays(MOST_BYTES / 4, i -> seen(i * HOUR, "m" + i));
  }

  @Test
  void linesWithoutIdsAllLate() {
    stays(MOST_BYTES / 4, i -> event((LINES - i) * HOUR, null, "A", Map.of("p", i)));
  }

  private static void stays(int most, IntFunction<Line> lines) {
    Engine engine = engine();
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    int largestOfFirstHalf = 0;
    for (int i = 0; i < LINES; i++) {
      customer.accept(lines.apply(i), engine, log);
      customer.trim(engine);
      if (i % 20 == 0) {
        byte[] bytes = bytes(customer);
        assertThat(bytes.length).as("after %d lines", i).isLessThan(most);
        largestOfFirstHalf =
            i < LINES / 2 ? Math.max(largestOfFirstHalf, bytes.length) : largestOfFirstHalf;
        customer = Customer.read("u", bytes);
        assertThat(bytes(customer)).isEqualTo(bytes);
      }
    }
    assertThat(bytes(customer).length).isLessThan(largestOfFirstHalf * 5 / 4);
    assertThat(log.standing()).isEqualTo(FactLog.standing(customer, engine));
  }

  private static Engine engine() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    definitions.add(segment("count", count("A", 3, 30 * DAY)));
    definitions.add(segment("ever", count("A", 1_000, Condition.EVER)));
    definitions.add(segment("trait", trait("t", atLeast(1_000))));
    definitions.add(segment("answers", answers("NPS", 2, 30 * DAY)));
    return new Engine(new Rules(definitions, List.of("p", "q", "r")), LIMITS);
  }
}
