package io.percorso.benchmarks.workload;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A condition that every contender can express. */
public sealed interface Piece {
  /** The condition as definitions have it. */
  String toYaml();

  /** The patterns of the events that it looks at. */
  List<Pattern> patterns();

  /** How long an event counts, in milliseconds. */
  long within();

  /** So many events. */
  record Count(Pattern of, int atLeast, long within) implements Piece {
    @Override
    public String toYaml() {
      return "{%s, count: {atLeast: %d}, within: %s}"
          .formatted(of.fields(), atLeast, duration(within));
    }

    @Override
    public List<Pattern> patterns() {
      return List.of(of);
    }
  }

  /** So much in all. */
  record Sum(Pattern of, String property, int atLeast, long within) implements Piece {
    @Override
    public String toYaml() {
      return "{%s, sum: {of: %s, atLeast: %d}, within: %s}"
          .formatted(of.fields(), property, atLeast, duration(within));
    }

    @Override
    public List<Pattern> patterns() {
      return List.of(of);
    }
  }

  /** One event without another for a while. */
  record Absence(Pattern after, Pattern no, long lasting, long within) implements Piece {
    @Override
    public String toYaml() {
      return "{after: %s, no: %s, for: %s, within: %s}"
          .formatted(after.toYaml(), no.toYaml(), duration(lasting), duration(within));
    }

    @Override
    public List<Pattern> patterns() {
      return List.of(after, no);
    }
  }

  /** One event after the other. */
  record Sequence(List<Pattern> patterns, long within) implements Piece {
    @Override
    public String toYaml() {
      String all = patterns.stream().map(Pattern::toYaml).collect(Collectors.joining(", "));
      return "{sequence: [" + all + "], within: " + duration(within) + "}";
    }
  }

  private static String duration(long millis) {
    return Duration.ofMillis(millis).toMinutes() + "m";
  }
}
