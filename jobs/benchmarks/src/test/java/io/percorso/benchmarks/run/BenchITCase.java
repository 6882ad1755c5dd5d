package io.percorso.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.report.Report;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those compared work off a small log, and what comes of it is reported; the rest is size. */
class BenchITCase {
  private static final List<Contenders> COMPARED =
      List.of(
          Contenders.PERCORSO_ROCKSDB,
          Contenders.TUTORIAL,
          Contenders.SQL,
          Contenders.STREAMS,
          Contenders.ONE_VALUE);

  @Test
  void whatIsComparedWorksOffTheLog(@TempDir Path folder) throws Exception {
    Case ten = new Case(Contenders.PERCORSO_ROCKSDB, Workload.of(300, 6_000), Family.TEN, 10);
    Section section =
        new Section(
            "all",
            "all of them",
            COMPARED.stream().map(ten::by).toList(),
            1,
            new Section.Limits(60, 60));
    Runs runs = new Runs(folder.resolve("runs.csv"));
    try (Arena arena = Arena.open(folder, List.of())) {
      arena.run(section, 1, runs);
      // All of it is known: nothing runs again.
      long begun = System.nanoTime();
      arena.run(section, 1, new Runs(folder.resolve("runs.csv")));
      assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
    }
    for (Case one : section.cases()) {
      Run.Result result = runs.find("all", 0, one).orElseThrow();
      assertThat(result.measured().records()).as(one.words()).isPositive();
      boolean tells = one.contender() != Contenders.ONE_VALUE;
      assertThat(result.told() > 0).as(one.words()).isEqualTo(tells);
    }
    Path page = folder.resolve("report.html");
    new Report(List.of(section), runs, new Figures(folder.resolve("figures.csv"))).write(page);
    assertThat(Files.readString(page))
        .contains("<svg", "Kafka Streams", "tutorial job")
        .doesNotContain("http://", "https://", "<script");
  }
}
