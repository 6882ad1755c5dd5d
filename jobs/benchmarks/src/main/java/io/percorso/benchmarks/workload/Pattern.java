package io.percorso.benchmarks.workload;

/**
 * Which events are meant.
 *
 * @param event the event's name
 * @param property a property that must have the value, or null
 */
public record Pattern(String event, String property, String value) {
  /** Every event of a name. */
  static Pattern of(String event) {
    return new Pattern(event, null, null);
  }

  String toYaml() {
    return property == null
        ? "{event: " + event + "}"
        : "{event: " + event + ", where: {" + property + ": " + value + "}}";
  }

  /** The pattern as the first fields of a condition. */
  String fields() {
    String text = toYaml();
    return text.substring(1, text.length() - 1);
  }
}
