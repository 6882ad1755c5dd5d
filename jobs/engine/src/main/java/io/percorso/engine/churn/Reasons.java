package io.percorso.engine.churn;

import io.percorso.engine.condition.Durations;
import io.percorso.engine.history.Occasions;
import io.percorso.engine.value.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the shares of a risk into words. */
final class Reasons {
  private final RiskCurve curve;
  private final String event;
  private final long at;

  /**
   * Reasons of a risk.
   *
   * @param event the event whose silence is churn, in words
   * @param at the instant of the risk
   */
  Reasons(RiskCurve curve, String event, long at) {
    this.curve = curve;
    this.event = event;
    this.at = at;
  }

  /** All of them, the weightiest first. */
  List<Reason> list() {
    RiskModel model = curve.model();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(reason("baseline", model.baseline(), "an average customer"));
    if (!model.season().isFlat()) {
      reasons.add(reason("season", model.season().at(at), "the time of the year"));
    }
    double[] values = curve.values(at);
    List<String> keys = model.source().features();
    for (int i = 0; i < values.length; i++) {
      if (model.weight(i) != 0) {
        double contribution = model.weight(i) * (values[i] - model.average(i));
        reasons.add(reason(keys.get(i), contribution, words(i)));
      }
    }
    reasons.sort(
        Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution()))
            .thenComparing(Reason::feature));
    return reasons;
  }

  private static Reason reason(String feature, double contribution, String words) {
    return new Reason(feature, contribution, words + ": " + Decimals.signed(contribution, 2));
  }

  private String words(int index) {
    return Feature.at(index).map(this::words).orElseGet(() -> behaviour(index - Feature.NUMBER));
  }

  private String words(Feature feature) {
    Occasions orders = curve.orders();
    String silence = "no " + event + " for " + ago(orders.lastEvent());
    return switch (feature) {
      case PROCESS ->
          silence
              + " after "
              + days(orders.count())
              + " with one in "
              + gap(Occasions.days(orders.last() - orders.first()));
      case RECENCY -> silence;
      case SILENCE -> silence + ", usual gap " + gap(curve.usualGap());
      case FREQUENCY -> days(orders.count()) + " with " + event;
      case ONE_TIME -> orders.count() == 1 ? event + " only once" : event + " more than once";
      case SPEND ->
          "mean "
              + curve.model().source().spend()
              + " "
              + Decimals.fixed(Math.max(0, orders.meanAmount()), 2);
      case AGE -> "first " + event + " " + ago(orders.first()) + " ago";
      case GAP -> "usual gap " + gap(curve.usualGap());
      case VARIATION -> orders.count() < 3 ? "too few gaps to vary" : "gaps that vary";
      case LAST_GAP ->
          orders.count() == 1
              ? "no gap yet"
              : "last gap " + gap(orders.lastGap()) + ", usual gap " + gap(curve.usualGap());
      case RECENT_14 -> recent(0);
      case RECENT_45 -> recent(1);
      case RECENT_120 -> recent(2);
      case COUNT_30 -> within(30);
      case COUNT_90 -> within(90);
    };
  }

  private String behaviour(int offset) {
    int halfLives = Feature.BEHAVIOUR_HALF_LIVES.length;
    int behaviour = offset / halfLives;
    String name = curve.model().source().behaviours().get(behaviour).name();
    Occasions days = curve.behaviour(behaviour);
    String memory = Occasions.halfLife(Feature.BEHAVIOUR_HALF_LIVES[offset % halfLives]) + "d";
    return days.count() == 0
        ? "no " + name
        : name + " last " + ago(days.lastEvent()) + " ago, remembered by half for " + memory;
  }

  private String recent(int halfLife) {
    double decayed =
        curve.orders().decayed(halfLife)
            * Occasions.decay(Occasions.days(at - curve.orders().last()), halfLife);
    return Decimals.fixed(decayed, 1)
        + " "
        + event
        + " of late, remembered by half for "
        + Occasions.halfLife(halfLife)
        + "d";
  }

  private String within(int days) {
    return days(curve.countAfter(at - days * Occasions.DAY))
        + " with "
        + event
        + " in "
        + days
        + "d";
  }

  private String ago(long instant) {
    return Durations.approximate(Math.max(0, at - instant));
  }

  private static String gap(double days) {
    return Durations.approximate((long) (days * Occasions.DAY));
  }

  private static String days(int number) {
    return number == 1 ? "1 day" : number + " days";
  }
}
