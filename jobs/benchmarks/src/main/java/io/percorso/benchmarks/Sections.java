package io.percorso.benchmarks;

import static io.percorso.benchmarks.contenders.Contenders.CONSUME;
import static io.percorso.benchmarks.contenders.Contenders.DECODE;
import static io.percorso.benchmarks.contenders.Contenders.KEY_BY;
import static io.percorso.benchmarks.contenders.Contenders.ONE_VALUE;
import static io.percorso.benchmarks.contenders.Contenders.PERCORSO_HEAP;
import static io.percorso.benchmarks.contenders.Contenders.PERCORSO_ROCKSDB;
import static io.percorso.benchmarks.contenders.Contenders.SQL;
import static io.percorso.benchmarks.contenders.Contenders.STREAMS;
import static io.percorso.benchmarks.contenders.Contenders.TUTORIAL;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Section;
import io.percorso.benchmarks.run.Section.Limits;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;
import java.util.Arrays;
import java.util.List;

/** What there is to measure end to end. */
final class Sections {
  private static final int PAIRS = 5;

  /** Enough for a log to be worked off by whoever is not slow. */
  private static final Limits WHOLE = new Limits(120, 120);

  /** Those who are slow are measured for so long. */
  private static final Limits SHORT = new Limits(60, 40);

  private Sections() {}

  static List<Section> all(boolean quick) {
    return quick ? quick() : whole();
  }

  /** What most figures are about. */
  static Case basis(boolean quick) {
    return quick ? shared(20_000, 300_000, 100) : shared(1_000_000, 5_000_000, 100);
  }

  private static List<Section> whole() {
    Case million = basis(false);
    Case small = shared(20_000, 4_000_000, 100);
    Case many = shared(20_000, 4_000_000, 1_000);
    Case ten = new Case(PERCORSO_ROCKSDB, small.workload(), Family.TEN, 10);
    return List.of(
        versus("value", "against one value read and written", million, ONE_VALUE),
        versus("heap", "on heap against keyBy", million.by(PERCORSO_HEAP), KEY_BY),
        versus("limits", "what the machine can do", million.by(CONSUME), DECODE, KEY_BY),
        slow("tutorial-100", "against the tutorial job, 100 definitions", small, TUTORIAL),
        slow("tutorial-1000", "against the tutorial job, 1,000 definitions", many, TUTORIAL),
        slow("sql", "against Flink SQL, ten segments", ten, SQL),
        slow("streams", "against Kafka Streams, ten segments", ten, STREAMS),
        new Section(
            "customers",
            "more and more customers",
            List.of(
                shared(10_000, 3_000_000, 100),
                shared(100_000, 3_000_000, 100),
                shared(1_000_000, 3_000_000, 100),
                shared(10_000_000, 3_000_000, 100)),
            2,
            new Limits(600, 120)),
        new Section(
            "definitions",
            "more and more definitions, of which an event touches ten at most",
            List.of(spread(10), spread(100), spread(1_000), spread(10_000)),
            4,
            WHOLE),
        new Section(
            "one",
            "one customer with 5 % of the sessions",
            List.of(
                small,
                new Case(
                    PERCORSO_ROCKSDB,
                    small.workload().withOneCustomersShare(.05),
                    Family.SHARED,
                    100)),
            PAIRS,
            WHOLE));
  }

  private static List<Section> quick() {
    Case small = basis(true);
    Case ten = new Case(PERCORSO_ROCKSDB, small.workload(), Family.TEN, 10);
    Limits few = new Limits(8, 8);
    return List.of(
        new Section("value", "against the limits", List.of(small), 1, few),
        new Section(
            "others",
            "against others, ten segments",
            List.of(ten, ten.by(TUTORIAL), ten.by(SQL), ten.by(STREAMS)),
            1,
            few));
  }

  private static Case shared(int customers, long events, int definitions) {
    return new Case(PERCORSO_ROCKSDB, Workload.of(customers, events), Family.SHARED, definitions);
  }

  private static Case spread(int definitions) {
    return new Case(PERCORSO_ROCKSDB, Workload.of(100_000, 2_000_000), Family.SPREAD, definitions);
  }

  private static Section versus(String name, String title, Case one, Contenders... others) {
    return new Section(name, title, cases(one, others), PAIRS, WHOLE);
  }

  private static Section slow(String name, String title, Case one, Contenders... others) {
    return new Section(name, title, cases(one, others), PAIRS, SHORT);
  }

  private static List<Case> cases(Case one, Contenders... others) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(one), Arrays.stream(others).map(one::by))
        .toList();
  }
}
