package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.util.function.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Event time on its way to a watermark. */
class TimeAdvanceTest {
  private static final long HOUR = 3_600_000;
  private static final int CUSTOMERS = 40;
  private static final Duration SLICE = Duration.ofMillis(50);

  /** A stride whose cost nobody could know before. */
  private static final long FIRST = Duration.ofMillis(6_100).toNanos();

  /** Notes where time stops, and where it arrives; what is due takes time by a clock of its own. */
  private static final class Notes implements TimeAdvance.Host {
    private final List<Long> passed = new ArrayList<>();
    private final List<Long> arrived = new ArrayList<>();
    private final Deque<ThrowingRunnable<Exception>> later = new ArrayDeque<>();
    private final long costlyFrom;
    private long at = Long.MIN_VALUE;
    private long nanos;

    /** From an instant on each millisecond of event time takes ten microseconds. */
    Notes(long costlyFrom) {
      this.costlyFrom = costlyFrom;
    }

    @Override
    public void pass(long instant) {
      goTo(instant);
      passed.add(instant);
    }

    @Override
    public void arrive(long watermark) {
      goTo(watermark);
      arrived.add(watermark);
    }

    private void goTo(long instant) {
      nanos += Math.max(0, instant - Math.max(at, costlyFrom)) * 10_000;
      at = instant;
    }

    @Override
    public void callIn(long millis, ThrowingRunnable<Exception> action) {
      assertThat(millis).isPositive();
      later.add(action);
    }

    /** Runs what was put off, one thing after the other; how long the longest of it took. */
    long longestOfTheRest() throws Exception {
      long longest = 0;
      while (!later.isEmpty()) {
        long before = nanos;
        later.remove().run();
        longest = Math.max(longest, nanos - before);
      }
      return longest;
    }
  }

  private static TimeAdvance time(Notes notes) {
    return new TimeAdvance(notes, SLICE, () -> notes.nanos);
  }

  /** After a restore nothing is known of the time before, and all is due at the end of the way. */
  @Test
  void noSliceTakesMuchLongerThanItMayWhereverTheDeadlinesAre() throws Exception {
    for (long outage : new long[] {1, 6, 14, 48, 150}) {
      Notes notes = new Notes((1_000 - outage) * HOUR);
      TimeAdvance time = time(notes);
      time.to(1_000 * HOUR);
      assertThat(notes.nanos).as("the first slice").isLessThan(FIRST);
      assertThat(notes.longestOfTheRest())
          .as("of %s hours", outage)
          .isPositive()
          .isLessThan(2 * SLICE.toNanos());
      assertThat(notes.passed).isSorted().doesNotHaveDuplicates();
      assertThat(notes.arrived).containsExactly(1_000 * HOUR);
    }
  }

  @Test
  void timeGoesOnToTheLatestWatermark() throws Exception {
    Notes notes = new Notes(99 * HOUR);
    TimeAdvance time = time(notes);
    time.to(100 * HOUR);
    int passed = notes.passed.size();
    assertThat(notes.arrived).isEmpty();
    time.to(101 * HOUR);
    assertThat(notes.passed).as("it is under way").hasSize(passed);
    assertThat(notes.longestOfTheRest()).isPositive();
    assertThat(notes.arrived).containsExactly(101 * HOUR);
    time.to(101 * HOUR + 1_000);
    assertThat(notes.arrived).as("a short way is none").hasSize(2);
  }

  @Test
  void whatTakesNoTimeIsNotPutOff() throws Exception {
    Notes notes = new Notes(Long.MAX_VALUE);
    TimeAdvance time = time(notes);
    time.to(1_000_000 * HOUR);
    time.to(1_000_001 * HOUR);
    assertThat(notes.arrived).containsExactly(1_000_000 * HOUR, 1_000_001 * HOUR);
    assertThat(notes.later).isEmpty();
  }

  @Test
  void theEndOfAllTimeIsReachedAtOnce() throws Exception {
    Notes notes = new Notes(99 * HOUR);
    TimeAdvance time = time(notes);
    time.to(100 * HOUR);
    assertThat(notes.arrived).isEmpty();
    time.to(Long.MAX_VALUE);
    assertThat(notes.arrived).containsExactly(Long.MAX_VALUE);
    notes.later.remove().run();
    assertThat(notes.arrived).as("it was there already").hasSize(1);
    assertThat(notes.later).isEmpty();
  }

  @Test
  void timeMayBeginBeforeTheEpoch() throws Exception {
    Notes notes = new Notes(Long.MAX_VALUE);
    TimeAdvance time = time(notes);
    time.to(Long.MIN_VALUE + 5);
    time.to(-HOUR);
    assertThat(notes.arrived).containsExactly(Long.MIN_VALUE + 5, -HOUR);
  }

  @Test
  void afterAnOutageLinesDoNotWaitForAllThatHasBecomeDue() throws Exception {
    OperatorSubtaskState snapshot;
    try (OperatorUnderTest operator = OperatorUnderTest.live(set(VIEWER))) {
      for (int i = 0; i < CUSTOMERS; i++) {
        operator.line(event("u" + i, "Product Viewed", at("10:00") + i * HOUR / 10, "m" + i));
      }
      snapshot = operator.snapshot();
    }
    long back = at("2026-01-03T10:00:00Z");
    try (OperatorUnderTest operator = OperatorUnderTest.strolling(set(VIEWER), snapshot)) {
      operator.watermark(back);
      assertThat(operator.changes()).isEmpty();
      operator.line(event("new", "Product Viewed", back, "n"));
      assertThat(operator.changes()).extracting(CustomerFact::customerId).containsExactly("new");
      int told = 0;
      for (int i = 0; told == 0; i++) {
        operator.pass(60_000);
        told = operator.changes().size();
        assertThat(i).isLessThan(1_000_000);
      }
      assertThat(told).isLessThan(CUSTOMERS);
      // A failure on the way changes nothing.
      snapshot = operator.snapshot();
      try (OperatorUnderTest next = OperatorUnderTest.restored(snapshot, set(VIEWER))) {
        next.watermark(back);
        List<CustomerFact> rest = next.changes();
        assertThat(rest).hasSize(CUSTOMERS - told);
        assertThat(rest).allMatch(fact -> fact.to().equals("EXITED"));
      }
    }
  }

  @Test
  void howTimeComesToAWatermarkChangesNoFact() throws Exception {
    Random random = new Random(31);
    List<String> names = List.of("Product Added", "Product Viewed", "Order Completed");
    List<CustomerLine> lines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      long at = at("00:00") + i * HOUR / 3 + random.nextInt(600_000);
      lines.add(event("u" + random.nextInt(6), names.get(random.nextInt(3)), at, "m" + i));
    }
    List<ControlMessage> definitions = set(CART_ABANDONER, VIEWER, LIFECYCLE);
    Told atOnce;
    try (OperatorUnderTest operator = OperatorUnderTest.hot(2, definitions, null)) {
      atOnce = told(operator, lines, new Random(1));
    }
    try (OperatorUnderTest operator = OperatorUnderTest.strolling(definitions, null)) {
      Told inSlices = told(operator, lines, new Random(1));
      assertThat(inSlices.ids()).isEqualTo(atOnce.ids());
      assertThat(inSlices.early()).as("deadlines before the end of all time").isGreaterThan(20);
    }
  }

  private record Told(List<String> ids, long early) {}

  /** What is told of lines, with watermarks now and then, and some time after each line. */
  private static Told told(OperatorUnderTest operator, List<CustomerLine> lines, Random random)
      throws Exception {
    operator.watermark(lines.get(0).at() - 1);
    while (operator.processingTimeTimers() > 0) {
      operator.pass(1_000);
    }
    List<CustomerFact> facts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      operator.line(lines.get(i));
      if (i % 7 == 6) {
        operator.watermark(lines.get(i).at() - 1);
      }
      for (int steps = random.nextInt(3_000); steps > 0; steps--) {
        operator.pass(1_000);
      }
    }
    take(operator, facts);
    // What a line brings about has it for its cause.
    long early = facts.stream().filter(fact -> fact.cause() == null).count();
    operator.watermark(Long.MAX_VALUE);
    take(operator, facts);
    return new Told(facts.stream().map(CustomerFact::id).sorted().toList(), early);
  }

  private static void take(OperatorUnderTest operator, List<CustomerFact> facts) {
    facts.addAll(operator.changes());
    facts.addAll(operator.transitions());
  }
}
