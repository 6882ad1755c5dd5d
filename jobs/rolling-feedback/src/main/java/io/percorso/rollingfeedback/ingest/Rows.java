package io.percorso.rollingfeedback.ingest;

import io.percorso.engine.figure.Counts;
import io.percorso.engine.figure.FigureSpec;
import io.percorso.engine.figure.Scale;
import io.percorso.rollingfeedback.Delta;
import io.percorso.rollingfeedback.Row;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.schemas.AnswerInContext;
import io.percorso.schemas.CountedAt;
import io.percorso.schemas.CountedIn;
import java.util.ArrayList;
import java.util.List;

/** Takes answers in context apart. */
public final class Rows {
  private Rows() {}

  /**
   * What an answer in context does to figures.
   *
   * @throws RefusedException if it says what cannot be
   */
  public static Row of(AnswerInContext answer) throws RefusedException {
    boolean added = answer.getSign().equals("ADDED");
    if (!added && !answer.getSign().equals("TAKEN_BACK")) {
      throw new RefusedException("unknown sign: use ADDED or TAKEN_BACK");
    }
    if (answer.getId().isEmpty() || answer.getCustomerId().isEmpty()) {
      throw new RefusedException("no id or no customerId");
    }
    long effectiveAt = answer.getEffectiveAt().toEpochMilli();
    List<Delta> deltas = new ArrayList<>();
    if (!answer.getCounts().isEmpty()) {
      Counts one = scale(answer).count(answer.getScore());
      Counts counts = added ? one : Counts.NONE.minus(one);
      long at = answer.getAnsweredAt().toEpochMilli();
      for (CountedIn in : answer.getCounts()) {
        FigureSpec spec = spec(answer, in);
        long bucket = spec.boundaryAtOrAfter(at);
        long from = Math.max(bucket, spec.boundaryAtOrAfter(effectiveAt));
        for (CountedAt place : in.getPlaces()) {
          deltas.add(new Delta(spec, place.getDimension(), place.getValue(), bucket, from, counts));
        }
      }
    }
    return new Row(answer.getId(), answer.getCustomerId(), effectiveAt, deltas);
  }

  private static Scale scale(AnswerInContext answer) throws RefusedException {
    try {
      return Scale.valueOf(answer.getMetric());
    } catch (IllegalArgumentException unknown) {
      throw new RefusedException("unknown metric: use NPS, CSAT or CES");
    }
  }

  private static FigureSpec spec(AnswerInContext answer, CountedIn in) throws RefusedException {
    boolean isSound =
        in.getEvery() > 0
            && !in.getWindows().isEmpty()
            && in.getWindows().stream().allMatch(window -> window > 0);
    if (!isSound) {
      throw new RefusedException("every and windows of " + in.getMetricId() + " must be above 0");
    }
    return new FigureSpec(
        in.getMetricId(),
        in.getVersion(),
        scale(answer),
        in.getEvery(),
        in.getWindows(),
        in.getMinimum());
  }
}
