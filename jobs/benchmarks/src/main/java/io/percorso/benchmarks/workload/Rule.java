package io.percorso.benchmarks.workload;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A segment: all of its conditions, or any.
 *
 * @param id the segment's id
 * @param any true if one of the conditions is enough
 * @param pieces its conditions, one or more
 */
public record Rule(String id, boolean any, List<Piece> pieces) {
  /** The segment as a definition. */
  public String toYaml() {
    String all = pieces.stream().map(Piece::toYaml).collect(Collectors.joining(", "));
    String when = pieces.size() == 1 ? all : "{" + (any ? "any" : "all") + ": [" + all + "]}";
    return "kind: segment\nid: " + id + "\nwhen: " + when + "\n";
  }
}
