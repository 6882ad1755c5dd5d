package io.percorso.engine.condition;

import java.util.List;
import java.util.stream.Collectors;

/** Events of certain names whose properties match. */
public record EventPattern(List<String> names, List<PropertyTest> where) {
  /** Keeps copies of the lists; a name that stands there twice counts no event twice. */
  public EventPattern {
    names = names.stream().distinct().toList();
    where = List.copyOf(where);
  }

  /** The pattern in words. */
  public String inWords() {
    String events = String.join(" or ", names);
    return where.isEmpty()
        ? events
        : events
            + where.stream()
                .map(PropertyTest::toString)
                .collect(Collectors.joining(", ", " (", ")"));
  }
}
