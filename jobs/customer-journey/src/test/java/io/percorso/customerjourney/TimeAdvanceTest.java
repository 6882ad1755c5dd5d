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

  /** Notes where time stops, and where it arrives. */
  private static final class Notes implements TimeAdvance.Host {
    private final List<Long> passed = new ArrayList<>();
    private final List<Long> arrived = new ArrayList<>();
    private final Deque<ThrowingRunnable<Exception>> later = new ArrayDeque<>();

    @Override
    public void pass(long instant) {
      passed.add(instant);
    }

    @Override
    public void arrive(long watermark) {
      arrived.add(watermark);
    }

    @Override
    public void callIn(long millis, ThrowingRunnable<Exception> action) {
      assertThat(millis).isPositive();
      later.add(action);
    }
  }

  @Test
  void aLongWayIsGoneInStridesAndGoesOnToTheLatestWatermark() throws Exception {
    Notes notes = new Notes();
    TimeAdvance time = new TimeAdvance(notes, Duration.ZERO);
    time.to(100 * HOUR);
    assertThat(notes.passed).hasSize(1);
    assertThat(notes.arrived).isEmpty();
    time.to(101 * HOUR);
    assertThat(notes.passed).as("it is under way").hasSize(1);
    while (!notes.later.isEmpty()) {
      notes.later.remove().run();
    }
    assertThat(notes.passed).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(100);
    assertThat(notes.passed.get(notes.passed.size() - 1)).isLessThan(101 * HOUR);
    assertThat(notes.arrived).containsExactly(101 * HOUR);
    time.to(101 * HOUR + 1_000);
    assertThat(notes.arrived).as("a short way is none").hasSize(2);
  }

  @Test
  void whatTakesNoTimeIsNotPutOff() throws Exception {
    Notes notes = new Notes();
    TimeAdvance time = new TimeAdvance(notes, Duration.ofHours(1));
    time.to(1_000_000 * HOUR);
    assertThat(notes.arrived).containsExactly(1_000_000 * HOUR);
    assertThat(notes.passed).as("ever longer strides").hasSizeLessThan(30);
    time.to(1_000_000 * HOUR + 1);
    assertThat(notes.later).isEmpty();
  }

  @Test
  void theEndOfAllTimeIsReachedAtOnce() throws Exception {
    Notes notes = new Notes();
    TimeAdvance time = new TimeAdvance(notes, Duration.ZERO);
    time.to(100 * HOUR);
    time.to(Long.MAX_VALUE);
    assertThat(notes.arrived).containsExactly(Long.MAX_VALUE);
    notes.later.remove().run();
    assertThat(notes.arrived).as("it was there already").hasSize(1);
    assertThat(notes.later).isEmpty();
  }

  @Test
  void timeMayBeginBeforeTheEpoch() throws Exception {
    Notes notes = new Notes();
    TimeAdvance time = new TimeAdvance(notes, Duration.ofHours(1));
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
    List<String> atOnce;
    try (OperatorUnderTest operator = OperatorUnderTest.hot(2, definitions, null)) {
      atOnce = ids(operator, lines);
    }
    try (OperatorUnderTest operator = OperatorUnderTest.strolling(definitions, null)) {
      assertThat(ids(operator, lines)).isEqualTo(atOnce).isNotEmpty();
    }
  }

  /** The ids of all facts, with watermarks now and then, and a little time after each line. */
  private static List<String> ids(OperatorUnderTest operator, List<CustomerLine> lines)
      throws Exception {
    for (int i = 0; i < lines.size(); i++) {
      operator.line(lines.get(i));
      if (i % 7 == 6) {
        operator.watermark(lines.get(i).at() - 1);
      }
      operator.pass(1_000);
    }
    operator.watermark(Long.MAX_VALUE);
    List<String> ids = new ArrayList<>();
    operator.changes().forEach(fact -> ids.add(fact.id()));
    operator.transitions().forEach(fact -> ids.add(fact.id()));
    ids.sort(null);
    return ids;
  }
}
