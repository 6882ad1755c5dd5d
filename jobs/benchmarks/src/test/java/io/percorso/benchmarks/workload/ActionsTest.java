package io.percorso.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a workload promises. */
class ActionsTest {
  private static final Workload WORKLOAD = Workload.of(2_000, 100_000);

  private final AvroCodec<ClickstreamCall> codec = AvroCodec.singleObject(ClickstreamCall.class);

  private static List<Action> all(Workload workload) {
    Actions actions = new Actions(workload);
    List<Action> all = new ArrayList<>();
    for (long i = 0; i < workload.records(); i++) {
      all.add(actions.next());
    }
    return all;
  }

  @Test
  void theSameWorkloadGivesTheSameRecords() {
    assertThat(all(WORKLOAD)).isEqualTo(all(WORKLOAD));
    assertThat(all(new Workload(2, 2_000, 100_000, 0))).isNotEqualTo(all(WORKLOAD));
  }

  @Test
  void everybodyIsCalledOnceBeforeSessionsBegin() {
    Set<String> called = new HashSet<>();
    all(WORKLOAD).subList(0, 2_000).forEach(action -> called.add(action.customerId()));
    assertThat(called).hasSize(2_000);
  }

  @Test
  void recordsComeInTheOrderOfTheirArrivalAndNoneFromTheFuture() {
    long before = 0;
    for (Action action : all(WORKLOAD)) {
      assertThat(action.arrival()).isGreaterThanOrEqualTo(before);
      assertThat(at(action)).isLessThanOrEqualTo(action.arrival());
      before = action.arrival();
    }
    assertThat(Instant.ofEpochMilli(before))
        .isBetween(Workload.END.minusSeconds(600), Workload.END.plusSeconds(600));
  }

  @Test
  void withMoreEventsADayMoreSessionsGoOnAtATime() {
    Actions actions = Actions.inMidstOf(WORKLOAD, 500, 7);
    Action first = actions.next();
    Set<String> customers = new HashSet<>();
    Action action = first;
    int arrived = 0;
    while (action.arrival() < first.arrival() + 60_000) {
      arrived++;
      customers.add(action.customerId());
      action = actions.next();
    }
    assertThat(arrived).isBetween(26_500, 33_000);
    // In the log's time it would be a day's.
    assertThat(customers).hasSizeGreaterThan(1_000);
  }

  @Test
  void theMixIsThatOfAShop() {
    List<Action> sessions = all(WORKLOAD).subList(2_000, 102_000);
    assertThat(share(sessions, action -> name(action).equals("page"))).isCloseTo(.67, within(.01));
    assertThat(share(sessions, action -> name(action).equals("Product Viewed")))
        .isCloseTo(.2, within(.01));
    assertThat(share(sessions, action -> name(action).equals("Products Searched")))
        .isCloseTo(.06, within(.005));
    assertThat(share(sessions, action -> name(action).equals("Product Added")))
        .isCloseTo(.04, within(.005));
    assertThat(share(sessions, action -> name(action).equals("Order Completed")))
        .isCloseTo(.015, within(.003));
    assertThat(share(sessions, action -> action.answer() != null)).isCloseTo(.015, within(.003));
    assertThat(share(sessions, action -> action.arrival() - at(action) > 600_000))
        .isBetween(.0005, .002);
    assertThat(share(sessions, action -> isLate(action, 1_000, 600_000)))
        .isCloseTo(.05, within(.01));
  }

  @Test
  void someRecordsComeTwice() {
    Map<String, Integer> times = new HashMap<>();
    List<Action> sessions = all(WORKLOAD).subList(2_000, 102_000);
    sessions.stream()
        .filter(action -> action.call() != null)
        .forEach(action -> times.merge(action.call().getMessageId(), 1, Integer::sum));
    long twice = times.values().stream().filter(number -> number == 2).count();
    assertThat(twice / (double) sessions.size()).isCloseTo(.006, within(.002));
    assertThat(times.values()).allMatch(number -> number <= 2);
  }

  @Test
  void recordsHaveTheSizeOfReal() {
    double mean =
        all(WORKLOAD).stream()
            .filter(action -> action.call() != null)
            .mapToInt(action -> codec.encode(action.call()).length)
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(250.0, 400.0);
  }

  @Test
  void someAreMoreActiveThanOthers() {
    Map<String, Integer> times = new HashMap<>();
    all(WORKLOAD).forEach(action -> times.merge(action.customerId(), 1, Integer::sum));
    List<Integer> sorted = times.values().stream().sorted().toList();
    assertThat(sorted.get(sorted.size() * 99 / 100)).isGreaterThan(8 * sorted.get(1_000));
  }

  @Test
  void oneCustomerMayHaveMuch() {
    List<Action> all = all(WORKLOAD.withOneCustomersShare(.05));
    assertThat(share(all, action -> action.customerId().equals("c0"))).isBetween(.03, .07);
  }

  private static boolean isLate(Action action, long from, long to) {
    long late = action.arrival() - at(action);
    return late >= from && late < to;
  }

  private static double share(List<Action> of, Predicate<Action> which) {
    return of.stream().filter(which).count() / (double) of.size();
  }

  private static long at(Action action) {
    return (action.call() != null ? action.call().getTimestamp() : action.answer().getTimestamp())
        .toEpochMilli();
  }

  private static String name(Action action) {
    return action.call() == null
        ? "answer"
        : action.call().getEvent() == null ? action.call().getType() : action.call().getEvent();
  }
}
