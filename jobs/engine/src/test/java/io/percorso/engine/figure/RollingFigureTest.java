package io.percorso.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.CorruptBytesException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Against counting everything from scratch at every boundary. */
class RollingFigureTest {
  private static final long BEGIN = 1_000;
  private static final int LAST = 80;

  /** A change of counts, in boundaries. */
  private record Step(long bucket, long from, Counts counts) {}

  private record Told(Counts counts, Counts earlier) {}

  private final Map<Long, byte[]> kept = new HashMap<>();
  private final Cells cells =
      new Cells() {
        @Override
        public byte[] get(long key) {
          return kept.get(key);
        }

        @Override
        public void put(long key, byte[] bytes) {
          kept.put(key, bytes);
        }

        @Override
        public void remove(long key) {
          kept.remove(key);
        }
      };

  @Test
  void inOrderTellsEveryBoundaryAtWhichCountsDiffer() {
    for (long seed = 1; seed <= 1_000; seed++) {
      Random random = new Random(seed);
      FigureSpec spec = spec(random);
      List<Step> steps = steps(random);
      steps.sort(Comparator.comparingLong(Step::from));
      Map<Long, List<Told>> told = new TreeMap<>();
      RollingFigure.Points points =
          (window, boundary, counts, earlier) ->
              told.computeIfAbsent(boundary * 10 + window, key -> new ArrayList<>())
                  .add(new Told(counts, earlier));
      kept.clear();
      RollingFigure figure = new RollingFigure(spec, cells, BEGIN);
      for (Step step : steps) {
        figure.advanceTo(step.from() - 1, points);
        figure.add(step.bucket(), step.from(), step.counts());
        figure = random.nextInt(3) == 0 ? stored(figure) : figure;
      }
      figure.advanceTo(BEGIN + 200, points);
      Map<Long, List<Told>> demanded = new TreeMap<>();
      for (long boundary = BEGIN; boundary <= BEGIN + 200; boundary++) {
        for (int window = 0; window < spec.windows().size(); window++) {
          Counts counts = scratch(steps, spec.windows().get(window), boundary);
          if (!counts.equals(scratch(steps, spec.windows().get(window), boundary - 1))) {
            long then = boundary - spec.windows().get(window);
            Counts earlier = scratch(steps, spec.windows().get(window), then);
            demanded.put(boundary * 10 + window, List.of(new Told(counts, earlier)));
          }
        }
      }
      assertThat(told).as("seed %s, %s, %s", seed, spec, steps).isEqualTo(demanded);
      assertThat(figure.isForgettable()).isTrue();
      ByteWriter out = new ByteWriter();
      figure.write(out);
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void inAnyOrderEndsInTheSameFigures() {
    for (long seed = 1; seed <= 1_000; seed++) {
      Random random = new Random(seed);
      FigureSpec spec = spec(random);
      List<Step> steps = steps(random);
      Collections.shuffle(steps, random);
      Map<Integer, Counts> told = new TreeMap<>();
      RollingFigure.Points points = (window, boundary, counts, earlier) -> told.put(window, counts);
      kept.clear();
      RollingFigure figure = new RollingFigure(spec, cells, BEGIN);
      for (Step step : steps) {
        figure.add(step.bucket(), step.from(), step.counts());
        figure.advanceTo(figure.boundary() + random.nextInt(6), points);
        figure.tell(points);
        figure = random.nextInt(3) == 0 ? stored(figure) : figure;
      }
      long end = Math.max(figure.boundary(), BEGIN + LAST);
      figure.advanceTo(end, points);
      for (int window = 0; window < spec.windows().size(); window++) {
        Assertions.assertThat(told.getOrDefault(window, Counts.NONE))
            .as("seed %s window %s of %s, %s", seed, window, spec, steps)
            .isEqualTo(scratch(steps, spec.windows().get(window), end));
      }
      while (!figure.isForgettable()) {
        assertThat(figure.wakeAt()).isGreaterThan(figure.boundary());
        figure.advanceTo(figure.wakeAt(), points);
      }
    }
  }

  @Test
  void staysSmallHoweverManyAnswersCome() {
    FigureSpec spec = new FigureSpec("m", 1, Scale.NPS, 1, List.of(90), 30);
    RollingFigure figure = new RollingFigure(spec, cells, BEGIN);
    for (int i = 0; i < 50_000; i++) {
      long boundary = BEGIN + 1 + i / 100;
      figure.advanceTo(boundary - 1, (window, at, counts, earlier) -> {});
      figure.add(boundary, boundary, Scale.NPS.count(i % 11));
    }
    ByteWriter out = new ByteWriter();
    figure.write(out);
    int bytes = out.size() + kept.values().stream().mapToInt(cell -> cell.length).sum();
    assertThat(bytes).isLessThan(2_000);
  }

  @Test
  void refusesAnUnknownFormat() {
    Assertions.assertThatThrownBy(() -> RollingFigure.read(new byte[] {99}, cells))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("99");
  }

  private RollingFigure stored(RollingFigure figure) {
    ByteWriter out = new ByteWriter();
    figure.write(out);
    return RollingFigure.read(out.toBytes(), cells);
  }

  private static FigureSpec spec(Random random) {
    List<Integer> windows =
        random.nextBoolean()
            ? List.of(1 + random.nextInt(10))
            : List.of(1 + random.nextInt(10), 11 + random.nextInt(50));
    return new FigureSpec("m", 1, Scale.NPS, 1, windows, 30);
  }

  /** Answers added, some of them taken back later on. */
  private static List<Step> steps(Random random) {
    List<Step> steps = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      long bucket = BEGIN + 1 + random.nextInt(LAST / 2);
      long from = bucket + (random.nextInt(3) == 0 ? random.nextInt(LAST / 4) : 0);
      Counts counts = Scale.NPS.count(random.nextInt(11));
      steps.add(new Step(bucket, from, counts));
      if (random.nextInt(3) == 0) {
        long until = from + random.nextInt(LAST / 4);
        steps.add(new Step(bucket, until, Counts.NONE.minus(counts)));
      }
    }
    return steps;
  }

  private static Counts scratch(List<Step> steps, int window, long boundary) {
    Counts sum = Counts.NONE;
    for (Step step : steps) {
      if (step.from() <= boundary
          && step.bucket() <= boundary
          && step.bucket() > boundary - window) {
        sum = sum.plus(step.counts());
      }
    }
    return sum;
  }
}
