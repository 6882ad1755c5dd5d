package io.percorso.engine.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plain objects made comparable with equals: numbers without trailing zeros, objects sorted. */
final class PlainValue {
  private PlainValue() {}

  static Object canonical(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(member -> member == null ? "null" : canonical(member)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, member) -> sorted.put((String) name, canonical(member)));
      return sorted;
    }
    return value;
  }
}
