package io.percorso.runtime.intake;

import io.percorso.engine.line.LineWriter;
import java.math.BigDecimal;

/** An answer as a decoder found it; see {@link Call}. */
final class AnswerLine {
  private final LineWriter writer = new LineWriter();
  String responseId;
  String customerId;
  String metric;
  BigDecimal score;
  boolean withdrawn;
  long at;

  void begin() {
    writer.begin();
    responseId = null;
    customerId = null;
    metric = null;
    score = null;
    withdrawn = false;
    at = Instants.NONE;
  }

  LineWriter writer() {
    return writer;
  }

  /** The accepted line, or why there is none. */
  CustomerLine toLine(long order, byte[] text) throws RefusedException {
    if (customerId == null) {
      throw new RefusedException("no customerId");
    }
    if (responseId == null) {
      throw new RefusedException("no responseId");
    }
    int highest = highest();
    if (at == Instants.NONE) {
      throw new RefusedException("no usable timestamp: give one from 1970 up to 2199");
    }
    int kept = withdrawn ? -1 : score(highest);
    byte[] line = writer.answer(metric, responseId, kept, text);
    return new CustomerLine(customerId, at, order, line);
  }

  private int highest() throws RefusedException {
    return switch (metric == null ? "" : metric) {
      case "NPS" -> 10;
      case "CSAT" -> 5;
      case "CES" -> 7;
      default -> throw new RefusedException("unknown metric: use NPS, CSAT or CES");
    };
  }

  private int score(int highest) throws RefusedException {
    int lowest = highest == 10 ? 0 : 1;
    boolean onScale =
        score != null
            && score.compareTo(BigDecimal.valueOf(lowest)) >= 0
            && score.compareTo(BigDecimal.valueOf(highest)) <= 0
            && score.stripTrailingZeros().scale() <= 0;
    if (!onScale) {
      throw new RefusedException(
          "score of " + metric + " must be a whole number from " + lowest + " to " + highest);
    }
    return score.intValueExact();
  }
}
