package io.percorso.rollingfeedback;

/**
 * One point in time of one rolling figure.
 *
 * @param metricId the feedback metric
 * @param version the version of its definition
 * @param metric NPS, CSAT or CES
 * @param dimension what answers are divided by
 * @param value the part
 * @param window the window's length in milliseconds
 * @param at its end, in milliseconds since the epoch
 * @param score the figure; null without answers
 * @param low its lower bound, or null
 * @param high its upper bound, or null
 * @param responses how many answers
 * @param promoters of NPS, else null
 * @param passives of NPS, else null
 * @param detractors of NPS, else null
 * @param thin true if there are fewer answers than the definition asks for
 * @param change the score less that of one window ago; null if either is missing
 * @param changeLow its lower bound, or null
 * @param changeHigh its upper bound, or null
 * @param probability the p-value of no change; NaN where there is none
 * @param significant whether the change is significant among all of its family; null without bounds
 */
public record Point(
    String metricId,
    int version,
    String metric,
    String dimension,
    String value,
    long window,
    long at,
    Double score,
    Double low,
    Double high,
    long responses,
    Long promoters,
    Long passives,
    Long detractors,
    boolean thin,
    Double change,
    Double changeLow,
    Double changeHigh,
    double probability,
    Boolean significant) {

  /** Points whose changes are judged together, over time. */
  String family() {
    return String.join("\u0000", metricId, dimension, String.valueOf(window));
  }

  Point withSignificance(double threshold) {
    return new Point(
        metricId,
        version,
        metric,
        dimension,
        value,
        window,
        at,
        score,
        low,
        high,
        responses,
        promoters,
        passives,
        detractors,
        thin,
        change,
        changeLow,
        changeHigh,
        probability,
        Double.isNaN(probability) ? null : probability <= threshold);
  }
}
