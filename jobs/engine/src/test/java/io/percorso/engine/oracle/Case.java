package io.percorso.engine.oracle;

import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** A set of definitions and the lines of one customer, drawn by a seed. */
public record Case(long seed, List<Definition.Versioned> definitions, List<PlainLine> lines) {
  private static final long[] GAPS = {1, 4, 5, 6, 10, 50};
  private static final long[] DURATIONS = {1, 5, 10, 20, 60};

  /** A case with few lines, close together. */
  public static Case of(long seed) {
    Random random = new Random(seed);
    return new Case(
        seed,
        new RandomConditions(random, DURATIONS).definitions(),
        new RandomHistories(random, GAPS).lines(14));
  }

  /** A case with more lines, so that many are older than every window. */
  public static Case longer(long seed) {
    Random random = new Random(seed);
    return new Case(
        seed,
        new RandomConditions(random, DURATIONS).definitions(),
        new RandomHistories(random, GAPS).lines(40));
  }

  /** The compiled definitions. */
  public Rules rules() {
    return new Rules(definitions, List.of());
  }

  /** An engine within limits. */
  public Engine engine(Limits limits) {
    return new Engine(rules(), limits);
  }

  /**
   * The lines as they might arrive, some of them twice: in order but for ties, or as far out of it
   * as the disorder says.
   */
  public List<PlainLine> arrival(Random random, long disorder) {
    List<PlainLine> arriving = new ArrayList<>(lines);
    for (PlainLine line : lines) {
      boolean canBeTold = line.messageId() != null || line.responseId() != null;
      if (canBeTold && random.nextInt(6) == 0) {
        arriving.add(line);
      }
    }
    Collections.shuffle(arriving, random);
    return arriving.stream()
        .map(line -> Map.entry(line.at() + random.nextLong(disorder + 1), line))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** An instant by which everything that can change by itself has changed. */
  public long end() {
    return lines.get(lines.size() - 1).at() + 1_000;
  }

  /** Holds a number of cases against a check; the first that fails is shrunk and reported. */
  public static void check(
      long firstSeed, int number, LongFunction<Case> draw, Consumer<Case> check) {
    for (long seed = firstSeed; seed < firstSeed + number; seed++) {
      Case drawn = draw.apply(seed);
      if (failure(drawn, check) != null) {
        Case small = drawn.shrunk(check);
        throw new AssertionError(
            small + "\n" + failure(small, check).getMessage(), failure(small, check));
      }
    }
  }

  private static Throwable failure(Case candidate, Consumer<Case> check) {
    try {
      check.accept(candidate);
      return null;
    } catch (AssertionError | RuntimeException failure) {
      return failure;
    }
  }

  /** Leaves out lines and definitions for as long as the check still fails. */
  private Case shrunk(Consumer<Case> check) {
    Case smallest = this;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Case candidate : smallest.withOneLess()) {
        if (candidate.isWhole() && failure(candidate, check) != null) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private List<Case> withOneLess() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < lines.size() && lines.size() > 1; i++) {
      cases.add(new Case(seed, definitions, without(lines, i)));
    }
    for (int i = 0; i < definitions.size() && definitions.size() > 1; i++) {
      cases.add(new Case(seed, without(definitions, i), lines));
    }
    return cases;
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(index);
    return rest;
  }

  /** False if a definition refers to one that has been left out. */
  private boolean isWhole() {
    try {
      rules();
      return true;
    } catch (IllegalArgumentException unknownReference) {
      return false;
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed);
    definitions.forEach(definition -> text.append("\n  ").append(definition));
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
