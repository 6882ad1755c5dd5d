package io.percorso.engine.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The few names and values that histories and conditions are drawn from, so that they meet. */
final class Pools {
  static final List<String> EVENTS = List.of("A", "B", "C");
  static final List<String> METRICS = List.of("NPS", "CES");
  static final List<String> PATHS = List.of("p", "p", "q", "r", "o.x", "o.y.z", "l", "context.k");
  static final List<String> TRAITS = List.of("t", "t", "u", "v.x");
  static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "5", "è", "\uFFFD", "\uD83D\uDE00", "a rather long text");
  static final List<BigDecimal> NUMBERS =
      decimals("0", "1", "2", "3", "5", "5.5", "-3", "0.1", "0.0000005", "7.1234565");
  private static final List<BigDecimal> ODD_NUMBERS =
      decimals(
          "1e12",
          "-1e12",
          "1000000000000.000001",
          "999999999999999999",
          "1000000000000000000",
          "12345678901234567890.5",
          "1e400",
          "1e-400",
          "0.123456789012345678");

  private final Random random;

  Pools(Random random) {
    this.random = random;
  }

  private static List<BigDecimal> decimals(String... numbers) {
    return Arrays.stream(numbers).map(BigDecimal::new).toList();
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  BigDecimal number() {
    return oneOf(chance(85) ? NUMBERS : ODD_NUMBERS);
  }

  /** A boolean, number or text. */
  Object scalar() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextBoolean();
      case 1, 2, 3, 4 -> number();
      default -> oneOf(TEXTS);
    };
  }

  /** A value of any kind, now and then null. */
  Object value() {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> list();
      case 2 -> object(1);
      default -> scalar();
    };
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(chance(80) ? scalar() : null);
    }
    return list;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (String name : random.nextBoolean() ? List.of("x", "y") : List.of("y", "x")) {
      if (chance(70)) {
        object.put(name, depth > 0 && name.equals("y") ? Map.of("z", scalar()) : scalar());
      }
    }
    return object;
  }

  /** Properties of an event; few are numbers only, so that figures have something to go by. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (chance(80)) {
      properties.put("p", chance(85) ? number() : value());
    }
    if (chance(60)) {
      properties.put("q", oneOf(TEXTS));
    }
    if (chance(40)) {
      properties.put("r", value());
    }
    if (chance(40)) {
      properties.put("o", object(1));
    }
    if (chance(30)) {
      properties.put("l", list());
    }
    return properties;
  }

  Map<String, Object> context() {
    return chance(30) ? Map.of("k", scalar()) : Map.of();
  }

  Map<String, Object> traits() {
    Map<String, Object> traits = new LinkedHashMap<>();
    if (chance(70)) {
      traits.put("t", value());
    }
    if (chance(40)) {
      traits.put("u", value());
    }
    if (chance(30)) {
      traits.put("v", object(0));
    }
    return traits;
  }
}
