package io.percorso.engine.feedback;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.figure.Scale;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All feedback metrics in force, by scale. */
final class Divisions {
  private static final List<String> USUAL =
      List.of("channel", "touchpoint", "surveyId", "language");
  private static final long USUAL_REACH = Duration.ofDays(90).toMillis();

  private final Map<Scale, List<Division>> byScale = new EnumMap<>(Scale.class);
  private final List<PropertyPath> fields;

  Divisions(List<Definition.Versioned> definitions) {
    Set<String> names = new LinkedHashSet<>(USUAL);
    for (Scale scale : Scale.values()) {
      byScale.put(scale, new ArrayList<>());
    }
    for (Definition.Versioned versioned : definitions) {
      if (versioned.definition() instanceof Definition.FeedbackMetric metric) {
        Division division = new Division(metric, versioned.version());
        byScale.get(division.spec().scale()).add(division);
        division.dimensions().forEach(dimension -> names.addAll(dimension.fields()));
      }
    }
    fields = names.stream().map(PropertyPath::ofField).toList();
  }

  List<Division> of(Scale scale) {
    return byScale.get(scale);
  }

  /** How far back answers matter, in milliseconds. */
  long reach(Scale scale) {
    return of(scale).stream()
        .mapToLong(division -> division.spec().longestMillis())
        .max()
        .orElse(USUAL_REACH);
  }

  /** Those fields of an answer that it may be divided by. */
  Map<String, String> fields(ByteReader answer) {
    Map<String, String> found = new TreeMap<>();
    Value value = new Value();
    ByteReader scratch = new ByteReader(new byte[0]);
    for (PropertyPath path : fields) {
      value.read(new ByteReader(answer.array(), answer.position(), answer.end()));
      path.follow(value, scratch);
      String text = value.toJsonText();
      if (text != null) {
        found.put(path.name(), text);
      }
    }
    return found;
  }
}
