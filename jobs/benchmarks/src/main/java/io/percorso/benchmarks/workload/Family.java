package io.percorso.benchmarks.workload;

import io.percorso.benchmarks.workload.Piece.Absence;
import io.percorso.benchmarks.workload.Piece.Count;
import io.percorso.benchmarks.workload.Piece.Sequence;
import io.percorso.benchmarks.workload.Piece.Sum;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.ShopDefinitions;
import io.percorso.definitions.WindowLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sets of definitions to be judged by: 70 % counts and sums, 20 % absence, 10 % sequences. */
public enum Family {
  /** Ten segments of one condition each, that every contender can say. */
  TEN {
    @Override
    public List<Rule> rules(int number) {
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < Math.min(number, TEN_PIECES.size()); i++) {
        rules.add(new Rule("ten-" + i, false, List.of(TEN_PIECES.get(i))));
      }
      return rules;
    }
  },
  /** Any number, made of one to three out of fifty conditions. */
  SHARED {
    @Override
    public List<Rule> rules(int number) {
      SplittableRandom random = new SplittableRandom(7);
      List<Piece> pool = pool(random);
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(pool.get(i % pool.size()));
        // The first fifty are the conditions themselves.
        for (int more = i < pool.size() ? 0 : random.nextInt(1, 3); more > 0; more--) {
          Piece piece = pool.get(random.nextInt(pool.size()));
          if (!pieces.contains(piece)) {
            pieces.add(piece);
          }
        }
        rules.add(new Rule("shared-" + i, random.nextInt(4) == 0, pieces));
      }
      return rules;
    }
  },
  /** Any number, of which an event touches a few: each asks for one category, page or search. */
  SPREAD {
    @Override
    public List<Rule> rules(int number) {
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        rules.add(new Rule("spread-" + i, false, List.of(spread(i))));
      }
      return rules;
    }
  };

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final String PAGE = "Page Viewed";
  private static final String VIEWED = "Product Viewed";
  private static final String SEARCHED = "Products Searched";
  private static final String ADDED = "Product Added";
  private static final String ORDER = "Order Completed";

  private static final List<Piece> TEN_PIECES =
      List.of(
          new Count(Pattern.of(PAGE), 10, DAY),
          new Count(Pattern.of(VIEWED), 3, 7 * DAY),
          new Count(Pattern.of(ADDED), 2, 7 * DAY),
          new Count(Pattern.of(ORDER), 2, 14 * DAY),
          new Sum(Pattern.of(ORDER), "revenue", 200, 14 * DAY),
          new Count(Pattern.of(SEARCHED), 3, DAY),
          new Sum(Pattern.of(ADDED), "price", 100, 7 * DAY),
          new Absence(Pattern.of(ADDED), Pattern.of(ORDER), 30 * MINUTE, 7 * DAY),
          new Absence(Pattern.of(VIEWED), Pattern.of(ADDED), 60 * MINUTE, DAY),
          new Sequence(List.of(Pattern.of(SEARCHED), Pattern.of(VIEWED), Pattern.of(ADDED)), DAY));

  /** The segments of the family, without journey and churn. */
  public abstract List<Rule> rules(int number);

  /**
   * The definitions that Percorso is given.
   *
   * @param whole true for the shop's journey and churn model besides
   * @param more others
   */
  public DefinitionSet definitions(int number, boolean whole, List<DefinitionSource> more) {
    List<DefinitionSource> sources = new ArrayList<>(more);
    for (Rule rule : rules(number)) {
      sources.add(new DefinitionSource(rule.id() + ".yaml", rule.toYaml()));
    }
    if (whole) {
      ShopDefinitions.sources().stream()
          .filter(
              source -> source.name().contains("lifecycle") || source.name().contains("repurchase"))
          .forEach(sources::add);
    }
    return DefinitionSet.parse(sources, WindowLimit.LIVE);
  }

  /**
   * Fifty conditions as marketers make them: what few customers do, so that an event in ten or so
   * lets somebody enter or leave.
   */
  private static List<Piece> pool(SplittableRandom random) {
    String[] events = {PAGE, VIEWED, SEARCHED, ADDED, ORDER};
    int[] many = {20, 8, 4, 3, 2};
    List<Piece> pool = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      int event = i % events.length;
      Pattern of = some(events[event], random);
      long within = (1 + random.nextInt(30)) * DAY;
      int atLeast = many[event] + random.nextInt(many[event]);
      pool.add(
          event >= 3 && i % 2 == 0
              ? new Sum(of, event == 4 ? "revenue" : "price", 150 * atLeast, within)
              : new Count(of, of.property() == null ? atLeast : 1 + atLeast / 4, within));
    }
    for (int i = 0; i < 10; i++) {
      // Two of whoever leaves a cart; the rest of whoever leaves one category.
      Pattern after = i < 2 ? Pattern.of(ADDED) : valued(events[1 + i % 4], random.nextInt(20));
      Pattern no = Pattern.of(i % 3 == 2 ? ADDED : ORDER);
      pool.add(new Absence(after, no, (10 + random.nextInt(110)) * MINUTE, 7 * DAY));
    }
    for (int i = 0; i < 5; i++) {
      pool.add(
          new Sequence(
              List.of(some(events[1 + i % 2], random), Pattern.of(ADDED), Pattern.of(ORDER)),
              (1 + random.nextInt(7)) * DAY));
    }
    return pool;
  }

  /** Half of the patterns ask for one of the commonest values. */
  private static Pattern some(String event, SplittableRandom random) {
    return random.nextBoolean() ? Pattern.of(event) : valued(event, random.nextInt(20));
  }

  private static Pattern valued(String event, int number) {
    return switch (event) {
      case PAGE -> new Pattern(event, "name", "page-" + number % Shopping.PAGES);
      case SEARCHED -> new Pattern(event, "query", "query-" + number % Shopping.QUERIES);
      default -> new Pattern(event, "category", "category-" + number % Shopping.CATEGORIES);
    };
  }

  private static Piece spread(int i) {
    String[] events = {PAGE, VIEWED, SEARCHED, ADDED, ORDER};
    int value = i / 10;
    Pattern of = valued(events[i % events.length], value);
    return switch (i % 10) {
      case 7, 8 ->
          new Absence(
              valued(i % 10 == 7 ? VIEWED : ADDED, value), valued(ORDER, value), 30 * MINUTE, DAY);
      case 9 -> new Sequence(List.of(valued(VIEWED, value), valued(ADDED, value)), DAY);
      case 4 -> new Sum(of, "revenue", 100, 30 * DAY);
      default -> new Count(of, 2, 7 * DAY);
    };
  }
}
