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

  /** Which figure: versions of a metric never mix. */
  public String figure() {
    return String.join("\u0000", spec.metricId(), String.valueOf(spec.version()), dimension, value);
  }

  /** The instant of the boundary from which this counts. */
  public long instant() {
    return spec.instant(from);
  }
}
