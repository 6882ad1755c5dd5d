package io.percorso.definitions;

import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.condition.Matcher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.Node;

/** The metrics of feedback and the scores each knows. */
enum FeedbackScale {
  NPS(0, 10),
  CSAT(1, 5),
  CES(1, 7);

  private final int lowest;
  private final int highest;

  FeedbackScale(int lowest, int highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  static Optional<FeedbackScale> parse(Node node, Problems problems) {
    Optional<String> name = Fields.text(node, "the metric", problems);
    Optional<FeedbackScale> scale =
        name.flatMap(
            text -> Arrays.stream(values()).filter(known -> known.name().equals(text)).findAny());
    if (name.isPresent() && scale.isEmpty()) {
      List<String> known = Arrays.stream(values()).map(FeedbackScale::name).toList();
      problems.error(node, "unknown metric " + name.get(), Fields.known(name.get(), known));
    }
    return scale;
  }

  /** True if some score of this scale matches. */
  boolean reaches(Matcher scores) {
    LongRanges ranges = LongRanges.of(scores, 1);
    return IntStream.rangeClosed(lowest, highest).anyMatch(ranges::contains);
  }

  String range() {
    return "scores are " + lowest + " to " + highest;
  }
}
