package io.percorso.benchmarks.workload;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The records of a log, one after the other as they arrive: first every customer once, fifty
 * thousand a day or in twenty days, then sessions of a million and a half events a day. Sessions
 * overlap; some records come late, some twice.
 *
 * <p>Time must not go by much faster than in a shop: of a month in a few thousand records, one
 * partition would be read days ahead of the other.
 */
public final class Actions {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long LONGEST_CALL = 20 * DAY;
  private static final long CALLED_A_DAY = 50_000;
  private static final double EVENTS_A_DAY = 1_500_000;

  /** After that long as many sessions end as begin. */
  private static final long SWINGING_IN = Duration.ofMinutes(6).toMillis();

  /** Coprime to every number of customers below it, so that all are called, in no order. */
  private static final long STRIDE = 2_654_435_761L;

  private static final double LATE = .05;
  private static final double VERY_LATE = .001;
  private static final double TWICE = .006;

  private final Workload workload;
  private final SplittableRandom random;
  private final Activity activity;
  private final Shopping shopping;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private final double length;
  private final double eventsADay;
  private long called;
  private long begun;
  private double now;
  private long ties;

  /** A session's next event, or a record that is under way. */
  private record Waiting(double at, long tie, String customer, int left, Action record)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byTime = Double.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(tie, other.tie);
    }
  }

  /** The records of a workload, from its first. */
  public Actions(Workload workload) {
    this(workload, EVENTS_A_DAY, workload.seed());
  }

  private Actions(Workload workload, double eventsADay, long seed) {
    this.workload = workload;
    this.eventsADay = eventsADay;
    random = new SplittableRandom(seed);
    activity = new Activity(workload.customers());
    shopping = new Shopping(random);
    now = start();
    // The mean of the lengths that session() draws, repeats included.
    length = 5.02;
  }

  /**
   * What the same customers do in a day with another number of events: the more of them, the more
   * sessions there are at a time, each as long as ever.
   *
   * @return actions from an instant on at which about as many sessions end as begin
   */
  public static Actions inMidstOf(Workload workload, double eventsASecond, long seed) {
    Actions actions = new Actions(workload, eventsASecond * DAY / 1_000, seed);
    actions.called = workload.customers();
    long begin = (long) actions.now + SWINGING_IN;
    while (actions.waiting.isEmpty() || actions.waiting.peek().at() < begin) {
      Action unused = actions.next();
    }
    return actions;
  }

  private double sessions() {
    return workload.events() * DAY / eventsADay;
  }

  private long start() {
    return Workload.END.toEpochMilli() - (long) sessions();
  }

  /** The next record; there is always one more. */
  public Action next() {
    if (called < workload.customers()) {
      return call();
    }
    while (true) {
      double nextSession = nextSession();
      if (waiting.isEmpty() || nextSession <= waiting.peek().at()) {
        begun++;
        now = nextSession;
        session();
        continue;
      }
      Waiting first = waiting.poll();
      Action due = first.record() == null ? step(first) : first.record();
      if (due != null) {
        return due;
      }
    }
  }

  private Action call() {
    long span = Math.min(LONGEST_CALL, workload.customers() * DAY / CALLED_A_DAY);
    long at = start() - span + called * span / workload.customers();
    String customer = customer((int) (called++ * STRIDE % workload.customers()));
    return shopping.page(customer, at);
  }

  /** Sessions begin evenly; what overlaps and bunches is what they consist of. */
  private double nextSession() {
    return start() + begun * length * DAY / eventsADay;
  }

  private void session() {
    boolean isOne = random.nextDouble() < workload.oneCustomersShare();
    String customer = customer(isOne ? 0 : activity.next(random));
    int events = 1 + (int) Math.min(200, Activity.lognormal(random, 3, .9));
    waiting.add(new Waiting(now, ties++, customer, events, null));
  }

  /** The session's next event: told now, or under way; null if it is under way. */
  private Action step(Waiting session) {
    long at = (long) session.at();
    if (session.left() > 1) {
      double pause = Activity.lognormal(random, 15_000, 1);
      waiting.add(
          new Waiting(session.at() + pause, ties++, session.customer(), session.left() - 1, null));
    }
    Action action = shopping.next(session.customer(), at);
    double chance = random.nextDouble();
    if (chance < TWICE) {
      arrive(action, at + random.nextLong(30_000));
      return action;
    }
    if (chance < TWICE + VERY_LATE) {
      arrive(action, at + 600_000 + random.nextLong(3_000_000));
      return null;
    }
    if (chance < TWICE + VERY_LATE + LATE) {
      arrive(action, at + 1_000 + random.nextLong(9_000));
      return null;
    }
    return action;
  }

  private void arrive(Action action, long arrival) {
    Action later = new Action(arrival, action.customerId(), action.call(), action.answer());
    waiting.add(new Waiting(arrival, ties++, action.customerId(), 0, later));
  }

  /** The name of a customer. */
  public static String customer(int number) {
    return "c" + number;
  }
}
