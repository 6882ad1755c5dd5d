package io.percorso.rollingfeedback;

import io.percorso.engine.figure.Counts;
import io.percorso.engine.figure.FigureSpec;

/**
 * What a figure gains or loses.
 *
 * @param spec the feedback metric, by its version
 * @param dimension what answers are divided by
 * @param value the part
 * @param bucket the number of the first boundary at or after the answers
 * @param from the number of the first boundary at which this counts
 * @param counts what is gained; negative for what is lost
 */
public record Delta(
    FigureSpec spec, String dimension, String value, long bucket, long from, Counts counts) {

  private static final String SEPARATOR = "\u0000";

  /** Which figure: versions of a metric never mix. */
  public String figure() {
    return String.join(
        SEPARATOR, spec.metricId(), String.valueOf(spec.version()), dimension, value);
  }

  /** Where in its metric a figure stands. */
  record Place(String dimension, String value) {
    /** What {@link Delta#figure} says of it; a value may hold anything. */
    static Place of(String figure) {
      String[] parts = figure.split(SEPARATOR, 4);
      return new Place(parts[2], parts[3]);
    }
  }

  /** The instant of the boundary from which this counts. */
  public long instant() {
    return spec.instant(from);
  }
}
