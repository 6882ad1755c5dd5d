package io.percorso.engine.evaluation;

import io.percorso.engine.condition.EventPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The patterns that conditions look for, each compiled once. */
final class Patterns {
  private final Map<EventPattern, CompiledPattern> compiled = new HashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  CompiledPattern of(EventPattern pattern) {
    return compiled.computeIfAbsent(
        pattern,
        absent ->
            new CompiledPattern(
                absent,
                compiled.size(),
                absent.names().stream().mapToInt(this::indexOf).toArray()));
  }

  private int indexOf(String name) {
    Integer index = indexes.putIfAbsent(name, names.size());
    if (index == null) {
      names.add(name);
      return names.size() - 1;
    }
    return index;
  }

  /** How many there are. */
  int size() {
    return compiled.size();
  }

  /** The names of their events, by index. */
  List<String> names() {
    return names;
  }
}
