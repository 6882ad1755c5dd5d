package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.definition;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.key;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** New rules reach customers who do nothing. */
class SweepTest {
  private static final int CASES = 150;
  private static final int CUSTOMERS = 12;
  private static final int ENOUGH = 4 * CUSTOMERS;
  private static final long MINUTE = 60_000;

  /** The id of the last fact of each customer and definition. */
  private static final Map<String, String> LAST = new HashMap<>();

  private static final long BEGIN = at("10:00");
  private static final long END = at("2026-01-04T10:00:00Z");

  @Test
  void reachesThoseWhoAreQuiet() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(LIFECYCLE))) {
      for (int i = 0; i < CUSTOMERS; i++) {
        operator.line(event("u" + i, "Product Viewed", "10:00"));
      }
      operator.watermark(at("2026-01-01T15:00:00Z"));
      operator.sweep(ENOUGH);
      operator.transitions();
      operator.reports();
      operator.define(definition(1, 2, VIEWER), ControlMessage.closing(2));
      assertThat(operator.changes()).as("nobody waits for all").isEmpty();
      operator.sweep(3);
      assertThat(operator.changes()).hasSize(3);
      operator.sweep(ENOUGH);
      assertThat(operator.changes())
          .hasSize(CUSTOMERS - 3)
          .extracting(CustomerFact::to, CustomerFact::at, CustomerFact::origin)
          .containsOnly(tuple("ENTERED", at("10:00"), "BACKFILL"));
      assertThat(operator.transitions()).isEmpty();
      List<JobReport> reports = operator.reports();
      assertThat(reports).extracting(JobReport::set).containsOnly(2L);
      assertThat(reports).extracting(JobReport::share).isSorted().startsWith(0.0).endsWith(1.0);
      assertThat(reports.get(reports.size() - 1).customers()).isEqualTo(CUSTOMERS);
      operator.line(event("u1", "Other", "16:00"));
      assertThat(operator.changes()).as("once is enough").isEmpty();
      operator.watermark(at("2026-01-02T10:00:00Z"));
      assertThat(operator.changes()).hasSize(CUSTOMERS);
    }
  }

  @Test
  void goesOnAfterAFailureInItsMiddle() throws Exception {
    OperatorSubtaskState snapshot;
    List<ControlMessage> topic = new ArrayList<>(set(LIFECYCLE));
    Map<String, String> standing = new TreeMap<>();
    try (OperatorUnderTest operator = OperatorUnderTest.live(topic)) {
      for (int i = 0; i < CUSTOMERS; i++) {
        operator.line(event("u" + i, "Product Viewed", "10:00"));
      }
      operator.watermark(at("15:00"));
      operator.sweep(ENOUGH);
      operator.define(definition(1, 2, VIEWER), ControlMessage.closing(2));
      operator.sweep(5);
      apply(operator, standing);
      snapshot = operator.snapshot();
    }
    topic.addAll(List.of(definition(1, 2, VIEWER), ControlMessage.closing(2)));
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, topic)) {
      operator.sweep(ENOUGH);
      assertThat(operator.changes()).as("the present is not known yet").isEmpty();
      assertThat(operator.gauge(SweepMetrics.PROGRESS)).isEqualTo(0.0);
      operator.watermark(at("15:30"));
      operator.sweep(ENOUGH);
      assertThat(operator.gauge(SweepMetrics.PROGRESS)).isEqualTo(1.0);
      List<CustomerFact> rest = operator.changes();
      assertThat(rest).hasSize(CUSTOMERS - 5);
      rest.forEach(fact -> apply(fact, standing));
      assertThat(standing.keySet()).filteredOn(key -> key.endsWith("viewer")).hasSize(CUSTOMERS);
      snapshot = operator.snapshot();
    }
    try (OperatorUnderTest operator = OperatorUnderTest.restored(snapshot, topic)) {
      operator.watermark(at("15:40"));
      assertThat(operator.sweeping()).as("all have been visited").isFalse();
    }
  }

  /** Definitions of three ids, in forms that differ. */
  private static List<String> forms(int which) {
    return switch (which) {
      case 0 -> List.of(VIEWER, VIEWER.replace("1d", "3h"), VIEWER.replace("1d", "40d"));
      case 1 ->
          List.of(
              CART_ABANDONER,
              CART_ABANDONER.replace("30m", "5h"),
              CART_ABANDONER.replace("Order Completed", "Page Viewed"));
      default ->
          List.of(
              LIFECYCLE,
              LIFECYCLE.replace("2d", "30d"),
              LIFECYCLE.replace("event: Order Completed", "event: Product Added"),
              LIFECYCLE.replace("id: buyer", "id: customer"),
              LIFECYCLE.substring(0, LIFECYCLE.indexOf("  - id: buyer")),
              LIFECYCLE.replace(
                  "  - id: buyer",
                  "  - id: cart\n    when: {event: Product Added, within: 1d}\n  - id: buyer"));
    };
  }

  /** What somebody has applied so far. */
  private static final class Author {
    private final Random random;
    private final Map<String, ControlMessage> newest = new TreeMap<>();
    private long set = 1;

    Author(Random random) {
      this.random = random;
    }

    List<ControlMessage> edit() {
      set++;
      List<ControlMessage> messages = new ArrayList<>();
      for (int which = 0; which < 3; which++) {
        if (random.nextInt(3) == 0) {
          String yaml = forms(which).get(random.nextInt(forms(which).size()));
          String key = key(yaml);
          int version = newest.containsKey(key) ? newest.get(key).version() + 1 : 1;
          boolean retired = random.nextInt(3) == 0 && newest.containsKey(key);
          ControlMessage message =
              retired
                  ? ControlMessage.retirement(key, version, set, newest.get(key).yaml())
                  : ControlMessage.definition(key, version, set, yaml);
          newest.put(key, message);
          messages.add(message);
        }
      }
      messages.add(ControlMessage.closing(set));
      return messages;
    }

    List<ControlMessage> inForce() {
      List<ControlMessage> messages = new ArrayList<>();
      for (ControlMessage message : newest.values()) {
        if (!message.retired()) {
          messages.add(ControlMessage.definition(message.key(), 1, 1, message.yaml()));
        }
      }
      messages.add(ControlMessage.closing(1));
      return messages;
    }
  }

  @Test
  void afterAnyEditsAllStandAsIfTheLastHadAlwaysBeenInForce() throws Exception {
    for (long seed = 1; seed <= CASES; seed++) {
      LAST.clear();
      Random random = new Random(seed);
      List<CustomerLine> lines = lines(random);
      Author author = new Author(random);
      Map<String, String> standing = edited(lines, author, random);
      try (OperatorUnderTest fresh = OperatorUnderTest.live(author.inForce())) {
        for (CustomerLine line : lines) {
          fresh.line(line);
        }
        fresh.watermark(END);
        Map<String, String> expected = new TreeMap<>();
        LAST.clear();
        apply(fresh, expected);
        assertThat(standing).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static List<CustomerLine> lines(Random random) {
    String[] names = {"Product Viewed", "Product Added", "Order Completed", "Page Viewed"};
    List<CustomerLine> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long at = BEGIN + random.nextInt(3 * 24 * 60) * MINUTE;
      String name = names[random.nextInt(names.length)];
      lines.add(event("u" + random.nextInt(CUSTOMERS), name, at, "m" + i));
    }
    lines.sort(Comparator.comparingLong(CustomerLine::at));
    return lines;
  }

  private static Map<String, String> edited(List<CustomerLine> lines, Author author, Random random)
      throws Exception {
    Map<String, String> standing = new TreeMap<>();
    List<ControlMessage> topic = new ArrayList<>();
    OperatorUnderTest operator = OperatorUnderTest.live(topic);
    try {
      for (CustomerLine line : lines) {
        operator.line(line);
        switch (random.nextInt(8)) {
          case 0 -> {
            List<ControlMessage> edit = author.edit();
            topic.addAll(edit);
            operator.define(edit.toArray(ControlMessage[]::new));
          }
          case 1 -> operator.watermark(line.at() - random.nextInt(60) * MINUTE);
          case 2 -> operator.sweep(random.nextInt(CUSTOMERS));
          case 3 -> {
            apply(operator, standing);
            OperatorSubtaskState snapshot = operator.snapshot();
            operator.close();
            operator = OperatorUnderTest.restored(snapshot, topic);
          }
          default -> apply(operator, standing);
        }
      }
      operator.watermark(END);
      operator.sweep(ENOUGH);
      apply(operator, standing);
      assertThat(operator.sweeping()).isFalse();
      return standing;
    } finally {
      operator.close();
    }
  }

  private static void apply(OperatorUnderTest operator, Map<String, String> standing) {
    operator.changes().forEach(fact -> apply(fact, standing));
    operator.transitions().forEach(fact -> apply(fact, standing));
  }

  /** Applies a change as a consumer does; one that says what is known already is no change. */
  private static void apply(CustomerFact fact, Map<String, String> standing) {
    String place = fact.customerId() + " " + fact.definitionId();
    String idOf = "id of " + place;
    String before = standing.get(place);
    if (fact.retracts() != null) {
      assertThat(fact.retracts()).as("%s", fact).isEqualTo(LAST.get(idOf));
    } else if (fact.from() != null || fact.definitionId().equals("lifecycle")) {
      assertThat(fact.from()).as("%s", fact).isEqualTo(before);
    }
    LAST.put(idOf, fact.id());
    if (fact.to() == null || fact.to().equals("EXITED")) {
      standing.remove(place);
    } else {
      standing.put(place, fact.to());
    }
    if (fact.origin().equals("BACKFILL")) {
      assertThat(standing.get(place)).as("net differences only: %s", fact).isNotEqualTo(before);
    }
  }
}
