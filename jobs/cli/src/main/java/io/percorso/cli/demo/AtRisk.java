package io.percorso.cli.demo;

import io.percorso.schemas.ChurnChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The customers whose churn flag is up, and why. */
final class AtRisk {
  private static final int NEWEST = 4;
  private static final int REASONS = 2;

  private final Map<String, ChurnChange> raised = new HashMap<>();

  /** Takes a change in; of one customer and model the last counts. */
  void take(ChurnChange change) {
    String key = change.getModelId() + "/" + change.getCustomerId();
    if (change.getChange().equals("RAISED")) {
      raised.put(key, change);
    } else {
      raised.remove(key);
    }
  }

  /** Those that went up last, the newest first. */
  List<ChurnChange> newest() {
    return raised.values().stream()
        .sorted(Comparator.comparing(ChurnChange::getAt).reversed())
        .limit(NEWEST)
        .toList();
  }

  /** The risk with the weightiest reasons that raise it. */
  static String inWords(ChurnChange change) {
    String reasons =
        change.getReasons().stream()
            .filter(reason -> reason.getContribution() > 0)
            .filter(reason -> !reason.getFeature().equals("baseline"))
            .limit(REASONS)
            .map(reason -> reason.getText())
            .collect(Collectors.joining("; "));
    return String.format(Locale.ROOT, "risk %.2f: %s", change.getRisk(), reasons);
  }
}
