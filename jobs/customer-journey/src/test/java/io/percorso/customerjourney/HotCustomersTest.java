package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.NOW;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotCustomersTest {
  private static final List<String> NAMES =
      List.of("Product Added", "Product Viewed", "Page Viewed", "Order Completed");
  private static final List<ControlMessage> DEFINITIONS = set(CART_ABANDONER, VIEWER, LIFECYCLE);
  private static final int LINES = 1_500;

  /** Sessions of few customers, some of whose lines come late, with watermarks and failures. */
  private static final class Course {
    private final Random random = new Random(31);
    private final List<CustomerLine> lines = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();

    /**
     * Random lines.
     *
     * @param customers how many there are
     * @param atATime of how many of them lines come by turns; all if nobody comes again soon
     */
    Course(int customers, int atATime) {
      long now = at("00:00");
      long watermark = Long.MIN_VALUE;
      for (int i = 0; i < LINES; i++) {
        now += random.nextInt(10) == 0 ? random.nextInt(7_200_000) : random.nextInt(60_000);
        long late = random.nextInt(8) == 0 ? random.nextInt(3 * 3_600_000) : 0;
        String customer = "u" + (i / 20 + random.nextInt(atATime)) % customers;
        lines.add(event(customer, NAMES.get(random.nextInt(4)), Math.max(0, now - late), "m" + i));
        watermark = random.nextInt(3) == 0 ? Math.max(watermark, now - 60_000) : watermark;
        watermarks.add(watermark);
      }
    }

    /** What is told, by customer in the order of its being told. */
    List<String> run(Start start, int lives) throws Exception {
      List<CustomerFact> facts = new ArrayList<>();
      OperatorUnderTest operator = start.from(null);
      for (int i = 0; i < LINES; i++) {
        operator.line(lines.get(i));
        if (i > 0 && watermarks.get(i) > watermarks.get(i - 1)) {
          operator.watermark(watermarks.get(i));
        }
        if (i % lives == lives - 1) {
          operator.barrier();
          facts.addAll(operator.changes());
          facts.addAll(operator.transitions());
          var snapshot = operator.snapshot();
          // What comes after the snapshot is lost with the operator.
          operator.line(event("u1", "Order Completed", lines.get(i).at(), "lost" + i));
          operator.close();
          operator = start.from(snapshot);
        }
      }
      operator.watermark(Long.MAX_VALUE);
      operator.barrier();
      facts.addAll(operator.changes());
      facts.addAll(operator.transitions());
      assertThat(operator.timers()).isZero();
      operator.close();
      return facts.stream()
          .sorted(
              Comparator.comparing(CustomerFact::customerId)
                  .thenComparingLong(CustomerFact::sequence))
          .map(CustomerFact::toString)
          .toList();
    }
  }

  /** Makes an operator go on from a snapshot; null for none. */
  private interface Start {
    OperatorUnderTest from(OperatorSubtaskState snapshot) throws Exception;
  }

  private static Start live(int hot) {
    return snapshot -> OperatorUnderTest.hot(hot, DEFINITIONS, snapshot);
  }

  private static Start behind(HotLimits hot) {
    return snapshot -> OperatorUnderTest.behind(0, hot, DEFINITIONS, snapshot);
  }

  private static List<Start> starts() {
    return List.of(
        live(1),
        live(2),
        live(5),
        live(1_000),
        behind(new HotLimits(1, 1)),
        behind(new HotLimits(1_000, 0)),
        behind(new HotLimits(1_000, 10_000)));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void whoStaysInMemoryIsToldTheSame(Start start) throws Exception {
    for (Course course : List.of(new Course(15, 4), new Course(1_200, 1_200))) {
      List<String> told = course.run(live(0), LINES);
      assertThat(told).hasSizeGreaterThan(300);
      assertThat(course.run(start, LINES)).isEqualTo(told);
      assertThat(course.run(start, 83)).isEqualTo(told);
    }
  }

  /** So many customers put something in their carts, a millisecond after each other. */
  private static void fillCarts(
      OperatorUnderTest operator, String prefix, int customers, String from) throws Exception {
    for (int i = 0; i < customers; i++) {
      operator.line(event(prefix + i, "Product Added", at(from) + i, "m" + i));
    }
  }

  @Test
  void fewWaitToBeWrittenInThePresent() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.hot(1_000, DEFINITIONS, null)) {
      fillCarts(operator, "u", 500, "10:00");
      assertThat(operator.values()).isBetween(500 - 32, 499);
      assertThat(operator.timers()).isEqualTo(operator.values());
      operator.snapshot();
      assertThat(operator.values()).isEqualTo(500);
    }
  }

  @Test
  void whileABacklogIsWorkedOffAllWait() throws Exception {
    HotLimits limits = new HotLimits(50, 0);
    long backlog = NOW - at("12:00");
    try (OperatorUnderTest operator =
        OperatorUnderTest.behind(backlog, limits, DEFINITIONS, null)) {
      operator.watermark(at("10:00"));
      fillCarts(operator, "u", 500, "10:00");
      assertThat(operator.values()).isZero();
      assertThat(operator.timers()).isZero();
      assertThat(operator.gauge("customersHot")).isEqualTo(0);
      operator.watermark(at("12:00"));
      operator.barrier();
      assertThat(operator.gauge("customersHot")).isEqualTo(500);
      assertThat(operator.changes()).hasSize(500);
      // The backlog is over: who waits is written, and leaves, little by little.
      fillCarts(operator, "v", 100, "12:00");
      assertThat(operator.values()).isBetween(200, 420);
      fillCarts(operator, "w", 400, "12:01");
      assertThat(operator.values()).isBetween(1_000 - 32, 999);
      operator.watermark(at("12:01"));
      assertThat(operator.gauge("customersHot")).isEqualTo(50);
    }
  }

  @Test
  void noMoreStayThanThereIsMemoryFor() throws Exception {
    HotLimits limits = new HotLimits(10, 100_000);
    try (OperatorUnderTest operator = OperatorUnderTest.behind(0, limits, DEFINITIONS, null)) {
      operator.watermark(at("09:00"));
      fillCarts(operator, "u", 500, "10:00");
      operator.watermark(at("10:01"));
      assertThat((long) operator.gauge("customersHotBytes")).isBetween(90_000L, 100_000L);
      int hot = (int) operator.gauge("customersHot");
      assertThat(hot).isBetween(30, 100);
      assertThat(operator.values()).isEqualTo(500 - hot);
      // They grow, and nobody else comes.
      for (int i = 0; i < 100 * hot; i++) {
        operator.line(event("u" + (499 - i % hot), "Searched", at("11:00") + i, "n" + i));
      }
      operator.watermark(at("11:01"));
      assertThat((long) operator.gauge("customersHotBytes")).isBetween(80_000L, 100_000L);
    }
  }

  @Test
  void noMoreStayThanASnapshotMayHaveToWrite() throws Exception {
    HotLimits limits = new HotLimits(10, Long.MAX_VALUE);
    try (OperatorUnderTest operator = OperatorUnderTest.behind(0, limits, DEFINITIONS, null)) {
      operator.watermark(at("09:00"));
      fillCarts(operator, "u", 100_100, "10:00");
      operator.watermark(at("09:01"));
      assertThat(operator.gauge("customersHot")).isEqualTo(100_000);
      assertThat(operator.values()).isEqualTo(100);
    }
  }

  @Test
  void littleMemoryIsForThemWhereTheStateIsOnTheHeap() throws Exception {
    HotLimits limits = new HotLimits(10, 0);
    try (OperatorUnderTest operator = OperatorUnderTest.behind(0, limits, DEFINITIONS, null)) {
      operator.watermark(at("09:00"));
      fillCarts(operator, "u", 40_000, "10:00");
      operator.watermark(at("10:01"));
      assertThat((long) operator.gauge("customersHotBytes")).isBetween(31L << 20, 32L << 20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void whoIsWokenForMoreInstantsThanOneIsToldToStandSomewhereOnce(int hot) throws Exception {
    List<ControlMessage> soonOver =
        set(CART_ABANDONER.replace("for: 30m", "for: 1s").replace("within: 7d", "within: 31s"));
    try (OperatorUnderTest operator = OperatorUnderTest.hot(hot, soonOver, null)) {
      operator.watermark(at("10:00"));
      operator.line(event("u1", "Product Added", "10:00"));
      operator.watermark(at("10:00:59"));
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::at)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("ENTERED", at("10:00:01")),
              org.assertj.core.groups.Tuple.tuple("EXITED", at("10:00:31")));
      assertThat(operator.standings()).hasSize(1);
      assertThat(operator.timers()).isZero();
    }
  }

  @Test
  void theStateHasThemWhenOthersTakeTheirPlaceAndAtEachSnapshot() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.hot(2, DEFINITIONS, null)) {
      operator.line(event("u1", "Product Added", "10:00"));
      operator.line(event("u2", "Product Added", "10:01"));
      assertThat(operator.values()).isZero();
      assertThat(operator.timers()).isZero();
      operator.line(event("u3", "Product Added", "10:02"));
      assertThat(operator.values()).isEqualTo(1);
      assertThat(operator.timers()).isEqualTo(1);
      operator.snapshot();
      assertThat(operator.values()).isEqualTo(3);
      assertThat(operator.timers()).isEqualTo(3);
    }
  }

  @Test
  void aTimerIsSetOnceHoweverOftenItsInstantMoves() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.hot(10, DEFINITIONS, null)) {
      for (int minute = 10; minute < 60; minute++) {
        operator.line(event("u1", "Product Added", "10:" + minute));
        operator.watermark(at("10:" + minute));
      }
      assertThat(operator.timers()).isZero();
      assertThat(operator.changes()).isEmpty();
      operator.watermark(at("11:29"));
      assertThat(operator.changes())
          .extracting(CustomerFact::to, CustomerFact::at)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("ENTERED", at("11:29")));
    }
  }
}
