package io.percorso.engine.churn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a risk is computed from, besides named behaviours. An occasion is a day (UTC) with the event
 * whose silence is churn; times are in days.
 */
public enum Feature {
  /** The logit of the purchase process, cut at {@link #MOST_LOGIT} to either side. */
  PROCESS(0, "process", Course.OF_PROCESS),
  /** log(7 + days since the last occasion). */
  RECENCY(1, "recency", Course.RISING),
  /** log(occasions). */
  FREQUENCY(2, "frequency", Course.CONSTANT),
  /** log(1 + mean amount). */
  SPEND(3, "spend", Course.CONSTANT),
  /** log(30 + days since the first occasion). */
  AGE(4, "age", Course.RISING),
  /** log(usual gap): the mean gap, shrunken towards that of all customers. */
  GAP(5, "gap", Course.CONSTANT),
  /** log(1 + days since the last occasion / usual gap). */
  SILENCE(6, "silence", Course.RISING),
  /** Standard deviation of the gaps over their mean, shrunken towards 0 where they are few. */
  VARIATION(7, "variation", Course.CONSTANT),
  /** log of the last gap over the usual one, both plus a day. */
  LAST_GAP(8, "lastGap", Course.CONSTANT),
  /** log(1 + occasions decayed with a half-life of 14 days). */
  RECENT_14(9, "recent14", Course.FALLING),
  /** log(1 + occasions decayed with a half-life of 45 days). */
  RECENT_45(10, "recent45", Course.FALLING),
  /** log(1 + occasions decayed with a half-life of 120 days). */
  RECENT_120(11, "recent120", Course.FALLING),
  /** log(1 + occasions within 30 days). */
  COUNT_30(12, "count30", Course.FALLING),
  /** log(1 + occasions within 90 days). */
  COUNT_90(13, "count90", Course.FALLING),
  /** 1 for a customer with one occasion, else 0. */
  ONE_TIME(14, "oneTime", Course.CONSTANT);

  /** Beyond this a logit of the process says no more. */
  public static final double MOST_LOGIT = 8;

  /**
   * Added to recency and to age before taking logarithms: models learn from customers at any time,
   * few of them on the very day of an order, and must not run wild there.
   */
  static final double WEEK = 7;

  /** See {@link #WEEK}. */
  static final double MONTH = 30;

  /** How many features there are besides behaviours. */
  public static final int NUMBER = values().length;

  /** Half-lives that each behaviour is counted with, by number in {@code Occasions}. */
  static final int[] BEHAVIOUR_HALF_LIVES = {0, 2};

  private static final List<Feature> ALL = List.of(values());

  private final int index;
  private final String key;
  private final Course course;

  /** Where a feature goes while nothing happens. */
  enum Course {
    CONSTANT,
    RISING,
    FALLING,
    OF_PROCESS
  }

  Feature(int index, String key, Course course) {
    this.index = index;
    this.key = key;
    this.course = course;
  }

  /** The name in models and reasons. */
  public String key() {
    return key;
  }

  /** The place among a model's features. */
  int index() {
    return index;
  }

  /** The feature of an index; behaviours, which come behind, have none. */
  static Optional<Feature> at(int index) {
    return index < NUMBER ? Optional.of(ALL.get(index)) : Optional.empty();
  }

  /** Where the feature of an index goes while nothing happens. */
  static Course courseAt(int index) {
    return index < NUMBER ? ALL.get(index).course : Course.FALLING;
  }

  /** The names of all features of a model with these behaviours, in order. */
  public static List<String> keys(List<Behaviour> behaviours) {
    List<String> keys = new java.util.ArrayList<>(Arrays.stream(values()).map(f -> f.key).toList());
    for (Behaviour behaviour : behaviours) {
      keys.add(behaviour.name() + ".14");
      keys.add(behaviour.name() + ".120");
    }
    return keys;
  }
}
