package io.percorso.cli.shoppers;

/**
 * How the shoppers' time becomes event time. Before the start, and at the natural pace, they are
 * the same. At a given rate the stream keeps that rate to the millisecond: the n-th action after
 * the start happens n / rate seconds after it, and the shoppers' days pass as quickly as that
 * demands.
 */
final class Pace {

  /** A day, in milliseconds. */
  static final double DAY = 86_400_000;

  /** Measured means of the behaviour, over all shoppers: acts a day, and acts a visit. */
  static final double ACTS_A_DAY = 1.0;

  static final double ACTS_A_VISIT = 10;

  /**
   * Days that pass a hundred times as quickly would make a visit of five minutes one of three
   * seconds. Visits may be slowed against the days between them until a day is ten times a visit's
   * pace, and by no more than this, for else they would run into each other.
   */
  private static final double MOST_LINGER = 100;

  private static final double TOLERATED_SPEED = 10;

  /**
   * At a given rate, a survey follows its order after about so long of event time, in milliseconds,
   * where by nature it takes so many days: who watches a minute should see both.
   */
  private static final double SURVEY_WITHIN = 15_000;

  private static final double SURVEY_AFTER_DAYS = 2.7;

  private final long start;
  private final double rate;
  private final double linger;
  private final double hurry;
  private long live;

  Pace(ShopperSettings settings) {
    start = settings.start().toEpochMilli();
    rate = settings.rate();
    double naturalRate = settings.shoppers() * ACTS_A_DAY / (DAY / 1000);
    double speed = rate / naturalRate;
    linger = Math.max(1, Math.min(MOST_LINGER, speed / TOLERATED_SPEED));
    hurry = rate == 0 ? 1 : Math.min(1, speed * SURVEY_WITHIN / (SURVEY_AFTER_DAYS * DAY));
  }

  /** Event time of the next action, which happens at {@code now} of the shoppers' time. */
  long stamp(long now) {
    if (now < start || rate == 0) {
      return now;
    }
    return start + (long) (live++ * 1000 / rate);
  }

  /** A pause within a visit, from one at natural pace. */
  long pause(long natural, long now) {
    return now < start ? natural : (long) (natural * linger);
  }

  /** The wait for what follows an order, from one at natural pace. */
  long wait(long natural, long now) {
    return now < start ? natural : (long) (natural * hurry);
  }
}
