package io.percorso.cli.churn;

import io.percorso.engine.history.Occasions;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels of snapshots over time, and what they say of the level to come. How fast older levels
 * are forgotten is chosen by what would have forecast these best: where business drifts, the newest
 * count; where it only goes up and down, their mean does.
 */
final class Levels {
  private static final double[] HALF_LIVES = {15, 45, 180, 10_000};
  private static final double USUAL_HALF_LIFE = 180;
  private static final int FEWEST_FORECASTS = 3;

  /** With so many levels the time of the year can be told from the trend. */
  private static final int LEVELS_OF_A_YEAR = 12;

  private static final double YEAR = 365.2425;
  private static final int KNOTS = 12;

  private final double[] levels;
  private final double[] days;
  private final double horizon;

  /**
   * Levels of snapshots.
   *
   * @param snapshots the newest first
   * @param horizon days after a snapshot at which its level becomes known
   */
  Levels(LinearFit fit, List<Snapshot> snapshots, double horizon) {
    this.horizon = horizon;
    levels = new double[snapshots.size()];
    days = new double[snapshots.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = fit.level(i);
      days[i] = Occasions.days(snapshots.get(i).at());
    }
  }

  /** The level to expect a horizon after the newest. */
  double baseline() {
    double day = days[0] + horizon;
    double sum = 0;
    double weights = 0;
    for (double halfLife : HALF_LIVES) {
      double error = meanSquaredError(halfLife);
      if (Double.isNaN(error)) {
        return forecast(day, USUAL_HALF_LIFE);
      }
      double weight = 1 / Math.max(1e-12, error * error);
      sum += weight * forecast(day, halfLife);
      weights += weight;
    }
    return sum / weights;
  }

  /** Of the forecasts there could have been; not a number if there were too few. */
  private double meanSquaredError(double halfLife) {
    double squares = 0;
    int forecasts = 0;
    for (int i = 0; i < levels.length; i++) {
      double forecast = forecast(days[i], halfLife);
      if (!Double.isNaN(forecast)) {
        squares += (forecast - levels[i]) * (forecast - levels[i]);
        forecasts++;
      }
    }
    return forecasts < FEWEST_FORECASTS ? Double.NaN : squares / forecasts;
  }

  /** The weighted mean of the levels known at a day; not a number if there was none. */
  private double forecast(double day, double halfLife) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < levels.length; i++) {
      double age = day - horizon - days[i];
      if (age > -0.5) {
        double weight = StrictMath.pow(0.5, age / halfLife);
        sum += weight * levels[i];
        weights += weight;
      }
    }
    return sum / weights;
  }

  /** What the levels of a whole year say of each time of it; nothing if there is no whole year. */
  List<Double> season(double baseline) {
    int number = levels.length;
    double between = number < 2 ? 1 : (days[0] - days[number - 1]) / (number - 1);
    if (number < LEVELS_OF_A_YEAR || days[0] - days[number - 1] + between < YEAR - 1) {
      return List.of();
    }
    List<Double> season = new ArrayList<>();
    for (int knot = 0; knot < KNOTS; knot++) {
      double time = knot * YEAR / KNOTS;
      double latest = time + Math.floor((days[0] - time) / YEAR) * YEAR;
      double place = Math.max(0, Math.min(number - 1, (days[0] - latest) / between));
      int later = (int) Math.floor(place);
      int earlier = Math.min(number - 1, later + 1);
      double share = place - later;
      season.add(levels[later] * (1 - share) + levels[earlier] * share - baseline);
    }
    return season;
  }
}
