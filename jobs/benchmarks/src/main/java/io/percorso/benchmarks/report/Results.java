package io.percorso.benchmarks.report;

import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Measured;
import io.percorso.benchmarks.run.Run;
import io.percorso.benchmarks.run.Runs;
import io.percorso.benchmarks.run.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the runs of a section come to. */
record Results(Section section, Runs runs) {
  /** Runs of a case; those that are missing are left out. */
  private List<Run.Result> of(Case one) {
    return runs.of(section, one).stream().filter(Objects::nonNull).toList();
  }

  Optional<Spread> spread(Case one, ToDoubleFunction<Measured> figure) {
    List<Run.Result> results = of(one);
    return results.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Spread.of(results.stream().map(Run.Result::measured).mapToDouble(figure).toArray()));
  }

  /** Output records for each record taken; of a contender that was cut off, of what it took. */
  Optional<Spread> told(Case one) {
    List<Run.Result> results = of(one);
    return results.isEmpty()
        ? Optional.empty()
        : Optional.of(Spread.of(results.stream().mapToDouble(Run.Result::told).toArray()));
  }

  /** How one case stands to another, round by round: only what ran side by side is compared. */
  Optional<Spread> ratio(Case one, Case other, ToDoubleFunction<Measured> figure) {
    List<Run.Result> ones = runs.of(section, one);
    List<Run.Result> others = runs.of(section, other);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < section.rounds(); round++) {
      if (ones.get(round) != null && others.get(round) != null) {
        ratios.add(
            figure.applyAsDouble(ones.get(round).measured())
                / figure.applyAsDouble(others.get(round).measured()));
      }
    }
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  boolean isEmpty() {
    return section.cases().stream().allMatch(one -> of(one).isEmpty());
  }
}
