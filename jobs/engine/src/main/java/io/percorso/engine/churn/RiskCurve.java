package io.percorso.engine.churn;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.churn.Feature.Course;
import io.percorso.engine.history.Occasions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The risk of one customer from their last line on, while nothing more happens: a function of time.
 * It has bounds over any interval, so that where it crosses a threshold can be found for certain.
 */
public final class RiskCurve {
  /** The longest windows occasions are counted in, in milliseconds. */
  public static final long LONGEST_COUNT = 90 * Occasions.DAY;

  private static final long SHORTER_COUNT = 30 * Occasions.DAY;

  private final RiskModel model;
  private final Occasions orders;
  private final long[] recent;
  private final List<Occasions> behaviours;
  private final PurchaseProcess.Course course;
  private final double usualGap;
  private final double[] constants = new double[Feature.NUMBER];

  /**
   * The curve of a customer.
   *
   * @param orders the occasions, at least one
   * @param recent the times of those that windows may reach, in order
   * @param behaviours the days of each behaviour of the model
   */
  public RiskCurve(RiskModel model, Occasions orders, long[] recent, List<Occasions> behaviours) {
    this.model = model;
    this.orders = orders;
    this.recent = recent;
    this.behaviours = behaviours;
    int repeats = orders.count() - 1;
    double span = Occasions.days(orders.last() - orders.first());
    course = model.process().course(repeats, span);
    usualGap = (span + model.usualGap()) / (repeats + 1);
    set(Feature.FREQUENCY, StrictMath.log(orders.count()));
    set(Feature.SPEND, StrictMath.log1p(Math.max(0, orders.meanAmount())));
    set(Feature.GAP, StrictMath.log(usualGap));
    set(Feature.ONE_TIME, repeats == 0 ? 1 : 0);
    set(Feature.VARIATION, variation(repeats, span));
    if (repeats > 0) {
      set(Feature.LAST_GAP, StrictMath.log1p(orders.lastGap()) - StrictMath.log1p(usualGap));
    }
  }

  private void set(Feature feature, double value) {
    constants[feature.index()] = value;
  }

  private double variation(int gaps, double span) {
    if (gaps < 2 || span <= 0) {
      return 0;
    }
    double mean = span / gaps;
    double variance = Math.max(0, orders.squaredGaps() / gaps - mean * mean);
    return Math.sqrt(variance) / mean * gaps / (gaps + 2);
  }

  /** The occasions. */
  Occasions orders() {
    return orders;
  }

  /** The customer's own gap, shrunken towards that of all, in days. */
  double usualGap() {
    return usualGap;
  }

  /** The days of a behaviour. */
  Occasions behaviour(int index) {
    return behaviours.get(index);
  }

  RiskModel model() {
    return model;
  }

  /** What the curve comes to at one instant. */
  static final class Point {
    final long at;
    final double[] values;
    double logNow;
    double logEnd;
    double logit;

    Point(long at, int features) {
      this.at = at;
      values = new double[features];
    }
  }

  /** The curve at an instant, at or after the customer's last line. */
  Point at(long instant) {
    Point point = new Point(instant, model.features());
    double[] values = point.values;
    System.arraycopy(constants, 0, values, 0, constants.length);
    double silence = Occasions.days(instant - orders.last());
    point.logNow = course.logSurvival(silence);
    point.logEnd = course.logSurvival(silence + model.horizon());
    values[Feature.PROCESS.index()] = cut(course.logit(point.logNow, point.logEnd));
    if (model.isLinear()) {
      fill(values, instant, silence);
    }
    point.logit = model.logit(instant, values);
    return point;
  }

  private void fill(double[] values, long instant, double silence) {
    values[Feature.RECENCY.index()] = StrictMath.log(Feature.WEEK + silence);
    values[Feature.AGE.index()] =
        StrictMath.log(Feature.MONTH + Occasions.days(instant - orders.first()));
    values[Feature.SILENCE.index()] = StrictMath.log1p(silence / usualGap);
    int first = Feature.RECENT_14.index();
    for (int i = 0; i < Occasions.halfLives(); i++) {
      values[first + i] = StrictMath.log1p(orders.decayed(i) * Occasions.decay(silence, i));
    }
    values[Feature.COUNT_30.index()] = StrictMath.log1p(countAfter(instant - SHORTER_COUNT));
    values[Feature.COUNT_90.index()] = StrictMath.log1p(countAfter(instant - LONGEST_COUNT));
    int index = Feature.NUMBER;
    for (Occasions behaviour : behaviours) {
      for (int halfLife : Feature.BEHAVIOUR_HALF_LIVES) {
        values[index++] = decayed(behaviour, halfLife, instant);
      }
    }
  }

  private static double decayed(Occasions days, int halfLife, long instant) {
    return days.count() == 0
        ? 0
        : StrictMath.log1p(
            days.decayed(halfLife)
                * Occasions.decay(Occasions.days(instant - days.last()), halfLife));
  }

  /** How many occasions lie after an instant. */
  int countAfter(long instant) {
    int count = 0;
    while (count < recent.length && recent[recent.length - 1 - count] > instant) {
      count++;
    }
    return count;
  }

  private static double cut(double logit) {
    return Math.max(-Feature.MOST_LOGIT, Math.min(Feature.MOST_LOGIT, logit));
  }

  /** Writes what {@link #read} needs, besides the model. */
  public void write(ByteWriter out) {
    orders.write(out);
    out.putVarint(recent.length);
    for (long time : recent) {
      out.putSigned(time);
    }
    behaviours.forEach(days -> days.write(out));
  }

  /** Reads a curve of a model. */
  public static RiskCurve read(RiskModel model, ByteReader in) {
    Occasions orders = Occasions.read(in);
    long[] recent = new long[in.getInt()];
    for (int i = 0; i < recent.length; i++) {
      recent[i] = in.getSigned();
    }
    List<Occasions> behaviours = new ArrayList<>();
    for (int left = model.source().behaviours().size(); left > 0; left--) {
      behaviours.add(Occasions.read(in));
    }
    return new RiskCurve(model, orders, recent, behaviours);
  }

  /** The logit of the risk at an instant. */
  public double logit(long instant) {
    return at(instant).logit;
  }

  /** The risk at an instant. */
  public double risk(long instant) {
    return Logit.probability(logit(instant));
  }

  /** The season's part of the logit at an instant. */
  public double season(long instant) {
    return model.season().at(instant);
  }

  /** The value of each feature at an instant, in the order of their names. */
  public double[] values(long instant) {
    Point point = at(instant);
    if (!model.isLinear()) {
      fill(point.values, instant, Occasions.days(instant - orders.last()));
    }
    return point.values;
  }

  /** The curve there would be if the event came at an instant. */
  RiskCurve withEventAt(long instant) {
    Occasions more = orders.copy();
    long[] times = recent;
    if (more.add(instant)) {
      times = Arrays.copyOf(recent, recent.length + 1);
      times[recent.length] = instant;
    }
    return new RiskCurve(model, more, times, behaviours);
  }

  /** A bound of the logit between two points: no less, or no more, is taken anywhere. */
  double bound(Point from, Point to, boolean largest) {
    double bound = model.baseline() + model.season().bound(from.at, to.at, largest);
    for (int i = 0; i < from.values.length; i++) {
      double weight = model.weight(i);
      if (weight != 0) {
        boolean most = largest == weight > 0;
        double value = bound(i, from, to, most);
        bound += weight * (value - model.average(i));
      }
    }
    return bound;
  }

  private double bound(int feature, Point from, Point to, boolean most) {
    Course goes = Feature.courseAt(feature);
    if (goes == Course.OF_PROCESS && model.process().timing().regularity() > 1) {
      // The longer the silence, the less of the survival is left; so each part has its bounds.
      double logEnd = most ? from.logEnd : to.logEnd;
      double logNow = most ? to.logNow : from.logNow;
      return logNow <= logEnd ? Feature.MOST_LOGIT : cut(course.logit(logNow, logEnd));
    }
    double a = from.values[feature];
    double b = to.values[feature];
    return most ? Math.max(a, b) : Math.min(a, b);
  }
}
