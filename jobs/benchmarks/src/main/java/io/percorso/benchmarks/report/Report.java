package io.percorso.benchmarks.report;

import io.percorso.benchmarks.contenders.Contenders;
import io.percorso.benchmarks.latency.LatencyClock;
import io.percorso.benchmarks.parts.Evaluations;
import io.percorso.benchmarks.parts.Parts;
import io.percorso.benchmarks.parts.Replays;
import io.percorso.benchmarks.parts.StateWeight;
import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Figures;
import io.percorso.benchmarks.run.Measured;
import io.percorso.benchmarks.run.Runs;
import io.percorso.benchmarks.run.Section;
import io.percorso.cli.FailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** All results, for the terminal and as a page. */
public final class Report {
  private final List<Section> sections;
  private final Runs runs;
  private final Figures figures;

  /** A report of what has been run so far. */
  public Report(List<Section> sections, Runs runs, Figures figures) {
    this.sections = sections;
    this.runs = runs;
    this.figures = figures;
  }

  /** Prints what has been measured. */
  public void print() {
    for (Section section : sections) {
      Results results = new Results(section, runs);
      if (!results.isEmpty()) {
        System.out.println(section.name() + ": " + section.title());
        System.out.println(Table.text(Table.rows(results)));
      }
    }
    for (String section :
        List.of(
            Evaluations.SECTION,
            Parts.SECTION,
            StateWeight.SECTION,
            LatencyClock.SECTION,
            Replays.SECTION)) {
      figures
          .of(section)
          .forEach(
              figure ->
                  System.out.printf(
                      "%s: %s  %s%n", section, figure.name(), Words.tenth(figure.value())));
    }
    System.out.println();
    for (Target target : targets()) {
      if (target.measured().isPresent()) {
        System.out.printf(
            "%-7s %s: %s (%s)%n",
            target.verdict(), target.what(), target.measured().get(), target.aim());
      }
    }
  }

  /** Writes the page. */
  public void write(Path file) throws FailedException {
    Page page = new Page();
    page.paragraph(machine());
    page.targets(targets());
    for (Section section : sections) {
      Results results = new Results(section, runs);
      if (!results.isEmpty()) {
        page.section(results);
        if (section.name().equals("customers")) {
          curve(page, results, one -> one.workload().customers(), "customers");
        } else if (section.name().equals("definitions")) {
          curve(page, results, Case::definitions, "definitions");
        }
      }
    }
    figures(page, Evaluations.SECTION, "The engine alone, one core", "microseconds a line");
    figures(page, Parts.SECTION, "Parts", "nanoseconds");
    figures(page, StateWeight.SECTION, "What a customer weighs", "bytes");
    figures(page, LatencyClock.SECTION, "From when an event was due to its fact", "ms");
    figures(page, Replays.SECTION, "Replay", "events/s");
    page.write(file);
  }

  private static String machine() {
    return "%d processors, %s %s on %s. Each run in a JVM of its own, the broker in another."
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }

  private static void curve(Page page, Results results, ToIntFunction<Case> x, String words) {
    List<Plot.Point> points = new ArrayList<>();
    for (Case one : results.section().cases()) {
      results
          .spread(one, Measured::cpuMicros)
          .ifPresent(spread -> points.add(new Plot.Point(x.applyAsInt(one), spread)));
    }
    page.curve(points, words, "CPU microseconds a record");
  }

  private void figures(Page page, String section, String title, String unit) {
    if (figures.has(section)) {
      page.title(title);
      page.table(
          List.of("", unit),
          figures.of(section).stream()
              .map(figure -> List.of(figure.name(), Words.tenth(figure.value())))
              .toList());
    }
  }

  private Optional<Results> results(String name) {
    return sections.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .map(section -> new Results(section, runs));
  }

  /** How the first case of a section stands to that of another contender. */
  private Optional<Spread> ratio(String section, Contenders other) {
    return results(section)
        .flatMap(
            results -> {
              Case first = results.section().cases().get(0);
              return results.ratio(first, first.by(other), Measured::rate);
            });
  }

  /** How the last case of a section stands to the first. */
  private Optional<Spread> growth(String section) {
    return results(section)
        .flatMap(
            results -> {
              List<Case> cases = results.section().cases();
              return results.ratio(cases.get(cases.size() - 1), cases.get(0), Measured::cpuMicros);
            });
  }

  private Optional<Spread> figure(String section, String name) {
    double[] found = figures.of(section, name);
    return found.length == 0 ? Optional.empty() : Optional.of(Spread.of(found));
  }

  private List<Target> targets() {
    Optional<Spread> cpu =
        results("value")
            .flatMap(
                results -> results.spread(results.section().cases().get(0), Measured::cpuMicros));
    return List.of(
        Target.atLeast(
            "RocksDB, a million customers, 100 definitions, against one value",
            .6,
            ratio("value", Contenders.ONE_VALUE)),
        Target.atMost("CPU microseconds of its process for a record there", 16, cpu),
        Target.atLeast("on heap, against keyBy and drop", .35, ratio("heap", Contenders.KEY_BY)),
        Target.atLeast(
            "against the tutorial job, 100 definitions",
            10,
            ratio("tutorial-100", Contenders.TUTORIAL)),
        Target.atLeast(
            "against the tutorial job, 1,000 definitions",
            50,
            ratio("tutorial-1000", Contenders.TUTORIAL)),
        Target.atLeast("against Flink SQL, ten segments", 15, ratio("sql", Contenders.SQL)),
        Target.atLeast(
            "against Kafka Streams, ten segments", 2, ratio("streams", Contenders.STREAMS)),
        Target.atMost("CPU at 10,000 definitions against 10", 1.5, growth("definitions")),
        Target.atMost(
            "CPU at ten million customers against ten thousand", 2.5, growth("customers")),
        Target.atMost(
            "bytes of a customer with one event",
            120,
            figure(StateWeight.SECTION, "customer with one event")),
        Target.atMost(
            "bytes of each further event", 12, figure(StateWeight.SECTION, "each further event")),
        Target.atMost(
            "bytes of each definition a customer is in",
            12,
            figure(StateWeight.SECTION, "each definition the customer is in")),
        Target.atMost("latency at 70 %, p50, ms", 15, figure(LatencyClock.SECTION, "70% p50.0")),
        Target.atMost("latency at 70 %, p99, ms", 60, figure(LatencyClock.SECTION, "70% p99.0")),
        Target.atMost("latency at 70 %, p99.9, ms", 250, figure(LatencyClock.SECTION, "70% p99.9")),
        Target.atLeast("replay, events/s", 150_000, figure(Replays.SECTION, "events/s")),
        Target.atMost(
            "evaluation alone, 100 definitions, microseconds a line",
            1,
            figure(Evaluations.SECTION, "shared 100 objects")));
  }
}
