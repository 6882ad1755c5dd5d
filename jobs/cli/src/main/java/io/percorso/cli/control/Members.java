package io.percorso.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a replay has put customers in the end, and how often it said something on the way. */
final class Members {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Place>> byDefinition = new TreeMap<>();
  private final Map<String, Long> changes = new HashMap<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  /** Where a customer is by one definition, and what is to be said of it. */
  record Place(String name, String since, String because) {}

  private Members() {}

  /** Reads the outputs of a replay. */
  static Members read(Path folder) throws IOException {
    Members members = new Members();
    members.read(folder, "segment-changes", "segmentId", "change");
    members.read(folder, "journey-transitions", "journeyId", "to");
    members.read(folder, "churn-changes", "modelId", "change");
    return members;
  }

  private void read(Path folder, String file, String id, String what) throws IOException {
    String kind = file.substring(0, file.indexOf('-'));
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve(file + ".jsonl"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode fact = JSON.readTree(line);
        take(kind + "/" + fact.path(id).asText(), fact, fact.path(what).asText(""));
      }
    }
  }

  private void take(String definition, JsonNode fact, String what) {
    Instant at = Instant.parse(fact.path("at").asText());
    first = at.isBefore(first) ? at : first;
    last = at.isAfter(last) ? at : last;
    changes.merge(definition, 1L, Long::sum);
    Map<String, Place> places = byDefinition.computeIfAbsent(definition, key -> new TreeMap<>());
    String customer = fact.path("customerId").asText();
    Place known = places.get(customer);
    // Of one instant, the fact that comes later in the file is the later one.
    if (known != null && known.since().compareTo(fact.path("at").asText()) > 0) {
      return;
    }
    String name = what.equals("null") ? "" : what;
    places.put(
        customer, new Place(name, fact.path("at").asText(), fact.path("because").asText("")));
  }

  /** The definitions that have put anybody anywhere, as kind/id. */
  Set<String> definitions() {
    return byDefinition.keySet();
  }

  /** Where customers are by a definition; nobody who is nowhere. */
  Map<String, Place> of(String definition) {
    Map<String, Place> somewhere = new TreeMap<>(byDefinition.getOrDefault(definition, Map.of()));
    somewhere
        .values()
        .removeIf(
            place ->
                place.name().isEmpty()
                    || place.name().equals("EXITED")
                    || place.name().equals("CLEARED"));
    return somewhere;
  }

  /** Facts of a definition in an hour, from the first fact of all to the last. */
  double perHour(String definition) {
    long count = changes.getOrDefault(definition, 0L);
    if (count == 0) {
      return 0;
    }
    double hours = Duration.between(first, last).toMillis() / 3_600_000.0;
    return count / Math.max(1, hours);
  }
}
