package io.percorso.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.Fixtures;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.value.Numbers;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Events of patterns by their place are those that a plain list of all events has. */
class PatternEventsTest {
  private static final List<String> NAMES = List.of("Page", "Product", "Order");
  private static final PropertyPath COLOUR = PropertyPath.ofEvent("colour");
  private static final PropertyPath PRICE = PropertyPath.ofEvent("price");
  private static final PropertyPath NOTE = PropertyPath.ofEvent("note");
  private static final List<EventPattern> PATTERNS =
      List.of(
          new EventPattern(List.of("Page", "Page"), List.of()),
          new EventPattern(List.of("Order", "Page"), List.of()),
          new EventPattern(NAMES, List.of(test(COLOUR, Operator.IS, "red"))),
          new EventPattern(
              List.of("Product", "Nowhere"),
              List.of(test(COLOUR, Operator.IS_NOT, "red"), test(PRICE, Operator.AT_LEAST, 50))),
          new EventPattern(List.of("Order"), List.of(test(NOTE, Operator.EXISTS, true))),
          new EventPattern(
              List.of("Product", "Order"), List.of(test(NOTE, Operator.CONTAINS, "7"))),
          // Most histories have it once, and not as a word.
          new EventPattern(List.of("Page"), List.of(test(NOTE, Operator.IS, "rare"))),
          new EventPattern(List.of("Order"), List.of(test(COLOUR, Operator.IS, "red"))));

  private final SplittableRandom random = new SplittableRandom(12);
  private final Patterns patterns = new Patterns();
  private final List<CompiledPattern> compiled = PATTERNS.stream().map(patterns::of).toList();
  private final EventsByPattern events = new EventsByPattern(patterns);

  private static PropertyTest test(PropertyPath path, Operator operator, Object operand) {
    return new PropertyTest(path, Fixtures.matcher(operator, operand));
  }

  /** An event as it was drawn. */
  private record Drawn(long at, String name, Map<String, Object> properties) {}

  @Test
  void theEventsOfAPatternAreThoseThatMatchIt() {
    int found = 0;
    for (int round = 0; round < 400; round++) {
      List<Drawn> drawn = draw();
      events.of(history(drawn));
      for (int look = 0; look < 20; look++) {
        int pattern = random.nextInt(PATTERNS.size());
        long upTo = random.nextLong(1_100);
        long after = random.nextLong(-1, 1_000);
        List<String> expected = expected(drawn, pattern, upTo, after);
        assertThat(found(pattern, upTo, after)).isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  private List<Drawn> draw() {
    List<Drawn> drawn = new ArrayList<>();
    for (int left = random.nextInt(60); left > 0; left--) {
      Map<String, Object> properties = new HashMap<>();
      if (random.nextInt(3) > 0) {
        properties.put("colour", random.nextBoolean() ? "red" : "blue");
      }
      if (random.nextInt(3) > 0) {
        properties.put("price", random.nextInt(100));
      }
      if (random.nextInt(3) > 0) {
        boolean isRare = random.nextInt(30) == 0;
        properties.put("note", isRare ? "rare" : "no " + random.nextInt(1_000_000));
      }
      // Instants repeat: entries of one instant have an order of their own.
      drawn.add(new Drawn(random.nextLong(1_000), NAMES.get(random.nextInt(3)), properties));
    }
    return drawn;
  }

  private History history(List<Drawn> drawn) {
    History history = new History();
    EntryWriter writer = new EntryWriter(Limits.NONE);
    PropertyPath[] kept = {COLOUR, PRICE, NOTE};
    for (Drawn one : drawn) {
      history.add(Fixtures.event(one.at(), "", one.name(), one.properties()), kept, writer);
    }
    return history;
  }

  /** What is found, each with its price; those of one instant in any order. */
  private List<String> found(int pattern, long upTo, long after) {
    PatternEvents found = events.events(compiled.get(pattern));
    int price = events.history().textIndex(PRICE.utf8());
    List<String> all = new ArrayList<>();
    long last = Long.MAX_VALUE;
    for (int place = found.firstUpTo(upTo); found.reach(place, after); place++) {
      assertThat(found.time(place)).isLessThanOrEqualTo(last);
      last = found.time(place);
      all.add(last + " " + found.property(place, price).micros());
    }
    assertThat(found.newestUpTo(upTo, after))
        .isEqualTo(all.isEmpty() ? Long.MIN_VALUE : found.time(found.firstUpTo(upTo)));
    return all.stream().sorted().toList();
  }

  private static List<String> expected(List<Drawn> drawn, int pattern, long upTo, long after) {
    return drawn.stream()
        .filter(one -> one.at() <= upTo && one.at() > after && matches(one, pattern))
        .map(one -> one.at() + " " + micros(one.properties().get("price")))
        .sorted()
        .toList();
  }

  private static long micros(Object price) {
    return price == null ? Numbers.BEYOND : (int) price * 1_000_000L;
  }

  /** What the patterns say, said once more in plain Java. */
  private static boolean matches(Drawn one, int pattern) {
    Object colour = one.properties().get("colour");
    Object price = one.properties().get("price");
    Object note = one.properties().get("note");
    return switch (pattern) {
      case 0 -> one.name().equals("Page");
      case 1 -> !one.name().equals("Product");
      case 2 -> "red".equals(colour);
      case 3 ->
          one.name().equals("Product")
              && !"red".equals(colour)
              && price != null
              && (int) price >= 50;
      case 4 -> one.name().equals("Order") && note != null;
      case 5 -> !one.name().equals("Page") && note != null && String.valueOf(note).contains("7");
      case 6 -> one.name().equals("Page") && "rare".equals(note);
      default -> one.name().equals("Order") && "red".equals(colour);
    };
  }
}
