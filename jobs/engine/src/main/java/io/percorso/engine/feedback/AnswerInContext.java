package io.percorso.engine.feedback;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer and where the customer stood when giving it.
 *
 * @param metric NPS, CSAT or CES
 * @param responseId which answer it is
 * @param score the score
 * @param at its instant, in milliseconds since the epoch
 * @param context where the customer stood
 * @param fields what else the answer says that it may be divided by, by name
 */
public record AnswerInContext(
    String metric,
    String responseId,
    int score,
    long at,
    Context context,
    Map<String, String> fields) {

  /** Keeps a copy in order of names. */
  public AnswerInContext {
    fields = new TreeMap<>(fields);
  }

  /** True if the answer of this id given at an instant, with a score, is this very line of it. */
  boolean isOfLine(long otherAt, int otherScore) {
    return at == otherAt && score == otherScore;
  }

  /**
   * Where a customer stood at an instant.
   *
   * @param stages stage by journey; journeys in no stage are left out
   * @param segments the segments the customer was in, in order of their ids
   */
  public record Context(Map<String, String> stages, List<String> segments) {
    /** Nowhere. */
    public static final Context NOWHERE = new Context(Map.of(), List.of());

    /** Keeps copies in order. */
    public Context {
      stages = new TreeMap<>(stages);
      segments = segments.stream().sorted().toList();
    }
  }
}
