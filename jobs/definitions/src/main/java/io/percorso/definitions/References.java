package io.percorso.definitions;

import io.percorso.engine.evaluation.Judged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks what definitions say of one another: that ids are unique, that what is named exists, and
 * that nothing refers to itself. A definition that cannot be read still counts as there, so that
 * one mistake makes one message.
 */
final class References {
  private static final int MOST_LISTED = 20;

  private final List<ParsedDefinition> all;
  private final Map<String, Map<String, ParsedDefinition>> byKind = new TreeMap<>();

  private final Map<Long, ParsedDefinition> byStateKey = new HashMap<>();

  /** A reference that leads somewhere. */
  record Edge(Reference reference, ParsedDefinition target) {}

  References(List<ParsedDefinition> definitions) {
    all = definitions;
  }

  void check() {
    all.forEach(this::register);
    IdentityHashMap<ParsedDefinition, List<Edge>> edges = new IdentityHashMap<>();
    for (ParsedDefinition parsed : all) {
      List<Edge> targets = new ArrayList<>();
      parsed.conditions().references().forEach(reference -> resolve(parsed, reference, targets));
      edges.put(parsed, targets);
    }
    new Cycles(edges).check(all);
  }

  private void register(ParsedDefinition parsed) {
    ParsedDefinition first =
        byKind
            .computeIfAbsent(parsed.kind(), kind -> new TreeMap<>())
            .putIfAbsent(parsed.id(), parsed);
    if (first != null) {
      parsed
          .problems()
          .error(
              parsed.name().place(),
              parsed.name() + " is defined in " + first.problems().file() + " too",
              "no two of a kind have one id: rename one");
      return;
    }
    ParsedDefinition alike =
        byStateKey.putIfAbsent(Judged.keyOf(parsed.kind() + "/" + parsed.id()), parsed);
    if (alike != null) {
      parsed
          .problems()
          .error(
              parsed.name().place(),
              parsed.name() + " cannot be told from " + alike.name() + " in states",
              "their names have one hash, by chance: rename one");
    }
  }

  private void resolve(ParsedDefinition from, Reference reference, List<Edge> to) {
    if (reference.kind().equals("stage")) {
      resolveStages(from, reference, to);
      return;
    }
    Map<String, ParsedDefinition> known = byKind.getOrDefault(reference.kind(), Map.of());
    for (String id : reference.ids()) {
      ParsedDefinition target = known.get(id);
      if (target == null) {
        report(from, reference, "unknown " + reference.kind() + " " + id, cure(id, known.keySet()));
      } else {
        to.add(new Edge(reference, target));
      }
    }
  }

  private void resolveStages(ParsedDefinition from, Reference reference, List<Edge> to) {
    Map<String, ParsedDefinition> journeys = byKind.getOrDefault("journey", Map.of());
    String id = reference.journey();
    if (id == null && journeys.size() != 1) {
      report(
          from,
          reference,
          journeys.isEmpty() ? "there is no journey" : "there are several journeys",
          journeys.isEmpty()
              ? "define a journey with stages"
              : "say which: add journey: with one of " + list(journeys.keySet()));
      return;
    }
    ParsedDefinition journey = id == null ? journeys.values().iterator().next() : journeys.get(id);
    if (journey == null) {
      report(from, reference, "unknown journey " + id, cure(id, journeys.keySet()));
      return;
    }
    for (String stage : reference.ids()) {
      if (!journey.stages().contains(stage)) {
        String reason = "unknown stage " + stage + " of journey " + journey.id();
        report(from, reference, reason, cure(stage, journey.stages()));
      }
    }
    to.add(new Edge(reference, journey));
  }

  private static String cure(String id, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none";
    }
    String meant = Spelling.suggest(id, known);
    return (meant.isEmpty() ? "" : meant + " ") + "known: " + list(known);
  }

  private static String list(Collection<String> ids) {
    String list = String.join(", ", ids.stream().limit(MOST_LISTED).toList());
    return ids.size() <= MOST_LISTED ? list : list + ", ...";
  }

  private static void report(
      ParsedDefinition from, Reference reference, String reason, String cure) {
    from.problems().error(reference.place(), reason, cure);
  }
}
