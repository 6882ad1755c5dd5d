package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what definitions say of one another: that it exists, and that nothing refers to itself.
 */
final class References {
  private final Map<String, ParsedDefinition> byKey = new LinkedHashMap<>();
  private final Map<String, Problems> problems;

  References(List<ParsedDefinition> definitions, Map<String, Problems> problems) {
    this.problems = problems;
    for (ParsedDefinition parsed : definitions) {
      byKey.putIfAbsent(parsed.definition().key(), parsed);
    }
  }

  void check() {
    for (ParsedDefinition parsed : byKey.values()) {
      for (Reference reference : parsed.references()) {
        targets(parsed, reference);
      }
    }
    Set<String> done = new HashSet<>();
    byKey.keySet().forEach(key -> visit(key, new ArrayList<>(), done));
  }

  /** The keys of the definitions a reference names; the unknown ones are reported. */
  private List<String> targets(ParsedDefinition from, Reference reference) {
    return switch (reference.kind()) {
      case "stage" -> stages(from, reference);
      default -> named(from, reference);
    };
  }

  private List<String> named(ParsedDefinition from, Reference reference) {
    List<String> keys = new ArrayList<>();
    for (String id : reference.ids()) {
      String key = reference.kind() + "/" + id;
      if (byKey.containsKey(key)) {
        keys.add(key);
      } else {
        report(from, reference, "unknown " + reference.kind() + " " + id, known(reference.kind()));
      }
    }
    return keys;
  }

  private List<String> stages(ParsedDefinition from, Reference reference) {
    List<Definition.Journey> journeys = journeys();
    if (reference.journey() == null && journeys.size() != 1) {
      report(
          from,
          reference,
          journeys.isEmpty() ? "there is no journey" : "there are several journeys",
          journeys.isEmpty() ? "define one" : "add journey: with one of " + known("journey"));
      return List.of();
    }
    for (Definition.Journey journey : journeys) {
      if (reference.journey() == null || journey.id().equals(reference.journey())) {
        List<String> ids = journey.stages().stream().map(Definition.Stage::id).toList();
        for (String id : reference.ids()) {
          if (!ids.contains(id)) {
            String reason = "unknown stage " + id + " of journey " + journey.id();
            report(from, reference, reason, "known: " + String.join(", ", ids));
          }
        }
        return List.of(journey.key());
      }
    }
    report(from, reference, "unknown journey " + reference.journey(), known("journey"));
    return List.of();
  }

  private List<Definition.Journey> journeys() {
    return byKey.values().stream()
        .map(ParsedDefinition::definition)
        .filter(Definition.Journey.class::isInstance)
        .map(Definition.Journey.class::cast)
        .toList();
  }

  private String known(String kind) {
    List<String> ids =
        byKey.values().stream()
            .map(ParsedDefinition::definition)
            .filter(definition -> definition.kind().equals(kind))
            .map(Definition::id)
            .limit(20)
            .toList();
    return ids.isEmpty() ? "there is none" : "known: " + String.join(", ", ids);
  }

  private void visit(String key, List<String> path, Set<String> done) {
    if (done.contains(key)) {
      return;
    }
    path.add(key);
    ParsedDefinition parsed = byKey.get(key);
    for (Reference reference : parsed.references()) {
      for (String target : silentTargets(parsed, reference)) {
        int begin = path.indexOf(target);
        if (begin >= 0) {
          List<String> cycle = new ArrayList<>(path.subList(begin, path.size()));
          cycle.add(target);
          report(
              parsed,
              reference,
              "a cycle of references: " + String.join(" -> ", cycle),
              "no condition may depend on itself");
        } else {
          visit(target, path, done);
        }
      }
    }
    path.remove(path.size() - 1);
    done.add(key);
  }

  private List<String> silentTargets(ParsedDefinition parsed, Reference reference) {
    References quiet = new References(List.of(), new HashMap<>());
    quiet.byKey.putAll(byKey);
    return quiet.targets(parsed, reference);
  }

  private void report(ParsedDefinition from, Reference reference, String reason, String cure) {
    Problems file = problems.get(from.source().name());
    if (file != null) {
      file.error(reference.place(), reason, cure);
    }
  }
}
