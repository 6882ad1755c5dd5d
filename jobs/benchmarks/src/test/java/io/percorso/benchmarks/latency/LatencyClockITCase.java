package io.percorso.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.benchmarks.run.Arena;
import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that has worked off a small log is fed, and its facts are waited for. */
class LatencyClockITCase {
  @Test
  void factsComeAndTheirDelaysAreTaken(@TempDir Path folder) throws Exception {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (Arena arena = Arena.open(folder, List.of())) {
      for (Figure figure : new LatencyClock(arena, Workload.of(5_000, 30_000), 1_500).measure()) {
        figures.put(figure.name(), figure.value());
      }
    }
    assertThat(figures).hasSize(13);
    assertThat(figures.get("most events/s while fed")).isPositive();
    // Fed less than it can take it keeps up, whatever the machine.
    assertThat(figures.get("25% p50.0")).isBetween(1.0, 5_000.0);
  }
}
