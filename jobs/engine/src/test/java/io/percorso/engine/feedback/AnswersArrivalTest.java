package io.percorso.engine.feedback;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.answer;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.engine;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.feedbackMetric;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.AnswerLog;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.oracle.AnswersOracle;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order of arrival, the changes told of answers add up to what stands, in the context
 * that the oracle sees and in the places that it counts.
 */
class AnswersArrivalTest {
  private static final int HISTORIES = 2_000;
  private static final List<Long> WINDOWS = List.of(20L, 60L);

  private AnswerLog log;
  private Customer customer;

  @BeforeEach
  void begin() {
    log = new AnswerLog();
    customer = Customer.unknown("u");
  }

  @Test
  void addUpToWhatStandsInWhateverOrderLinesArrive() {
    Case.check(900_001, HISTORIES, AnswersArrivalTest::drawn, AnswersArrivalTest::check);
  }

  private static Case drawn(long seed) {
    Case plain = Case.of(seed);
    List<Definition.Versioned> definitions = new ArrayList<>(plain.definitions());
    List<String> journeys =
        definitions.stream()
            .filter(versioned -> versioned.definition() instanceof Definition.Journey)
            .map(versioned -> versioned.definition().id())
            .toList();
    List<List<String>> by = new ArrayList<>();
    by.add(List.of("overall"));
    by.add(List.of("channel"));
    by.add(List.of("channel", "segment"));
    if (journeys.size() == 1) {
      by.add(List.of("stage"));
    }
    for (String metric : List.of("NPS", "CSAT")) {
      for (boolean latest : List.of(true, false)) {
        String id = metric + latest;
        definitions.add(
            new Definition.Versioned(
                new Definition.FeedbackMetric(id, id, metric, WINDOWS, by, 5, latest, 30, null),
                1));
      }
    }
    return new Case(seed, definitions, plain.lines());
  }

  private static void check(Case drawn) {
    Engine engine = drawn.engine(Limits.NONE);
    Random random = new Random(drawn.seed());
    long disorder = List.of(0L, 15L, 10_000L).get(random.nextInt(3));
    AnswerLog log = new AnswerLog();
    Customer customer = Customer.unknown("u");
    for (PlainLine plain : drawn.arrival(random, disorder)) {
      customer.accept(plain.toLine(), engine, log);
      customer = stored(customer);
    }
    AnswersOracle oracle = new AnswersOracle(drawn.definitions(), drawn.lines(), customer.clock());
    for (Definition.Versioned versioned : drawn.definitions()) {
      if (versioned.definition() instanceof Definition.FeedbackMetric metric) {
        long after = customer.clock() - 60;
        assertThat(standing(log, metric.metric(), after))
            .isEqualTo(standing(oracle, metric.metric(), after));
        assertThat(places(log, metric.id(), after)).isEqualTo(oracle.places(metric));
      }
    }
  }

  private static Map<String, String> standing(AnswersOracle oracle, String metric, long after) {
    Map<String, String> standing = new TreeMap<>();
    for (PlainLine answer : oracle.standing(metric)) {
      if (answer.at() > after) {
        standing.put(
            metric + " " + answer.responseId(),
            answer.score() + " at " + answer.at() + " in " + oracle.context(answer));
      }
    }
    return standing;
  }

  private static Map<String, String> standing(AnswerLog log, String metric, long after) {
    Map<String, String> standing = new TreeMap<>();
    log.standing()
        .forEach(
            (name, answer) -> {
              if (answer.at() > after && answer.metric().equals(metric)) {
                TreeSet<String> context = new TreeSet<>(answer.context().segments());
                answer.context().stages().forEach((k, v) -> context.add(k + "=" + v));
                standing.put(name, answer.score() + " at " + answer.at() + " in " + context);
              }
            });
    return standing;
  }

  private static Map<String, Set<String>> places(AnswerLog log, String metricId, long after) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (AnswerChange change : log.all()) {
      for (Place place : change.places()) {
        Set<String> ids = log.counted(place, after);
        if (place.spec().metricId().equals(metricId) && !ids.isEmpty()) {
          places.put(place.dimension() + "/" + place.value(), ids);
        }
      }
    }
    return places;
  }

  private static Customer stored(Customer customer) {
    ByteWriter out = new ByteWriter();
    customer.write(out);
    return Customer.read("u", out.toBytes());
  }

  @Test
  void takesBackAndAddsWhereADefinitionIsEdited() {
    Definition.Versioned first = feedbackMetric("nps", "NPS", true, List.of(List.of("overall")));
    Definition.Versioned second = new Definition.Versioned(first.definition(), 2);
    customer.accept(answer(DAY, "NPS", "r1", 9, Map.of("channel", "web")), engine(first), log);
    customer.accept(event(2 * DAY, "m", "A"), engine(second), log);
    assertThat(log.all()).hasSize(3);
    assertThat(log.all().get(1).added()).isFalse();
    assertThat(log.all().get(2).added()).isTrue();
    assertThat(log.all()).extracting(AnswerChange::whole).containsExactly(true, false, false);
    assertThat(log.all()).extracting(AnswerChange::effectiveAt).containsOnly(DAY);
    assertThat(log.all().get(2).places().get(0).spec().version()).isEqualTo(2);
  }

  @Test
  void anAnswerCorrectedToAndFroIsToldUnderNewIds() {
    Condition views = new Condition.Not(count("B", 1, Condition.EVER));
    Engine engine =
        engine(
            segment("a", new Condition.All(List.of(count("A", 1, Condition.EVER), views))),
            feedbackMetric("nps", "NPS", true, List.of(List.of("segment"))));
    customer.accept(answer(2 * DAY, "NPS", "r1", 9, Map.of()), engine, log);
    customer.accept(event(DAY, "m1", "A"), engine, log);
    customer.accept(event(DAY + 1, "m2", "B"), engine, log);
    assertThat(log.all()).hasSize(5);
    assertThat(log.standing().get("NPS r1").context().segments()).isEmpty();
  }

  @Test
  void ofManyAnswersTheNewestAreRemembered() {
    Rules rules =
        new Rules(
            List.of(feedbackMetric("nps", "NPS", false, List.of(List.of("overall")))), List.of());
    Engine engine = new Engine(rules, Limits.DEFAULT);
    for (int i = 0; i < 2 * AnswerTeller.MOST_TOLD; i++) {
      customer.accept(answer(DAY + i, "NPS", "r" + i, 9, Map.of("n", i)), engine, log);
      customer.trim(engine);
    }
    assertThat(log.standing()).hasSize(2 * AnswerTeller.MOST_TOLD);
    assertThat(stored(customer)).isNotNull();
    ByteWriter out = new ByteWriter();
    customer.write(out);
    assertThat(out.size()).isLessThan(40_000);
  }
}
