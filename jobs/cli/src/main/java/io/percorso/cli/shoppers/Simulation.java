package io.percorso.cli.shoppers;

import java.time.Duration;

/**
 * The discrete-event simulation: whoever is next acts, and says when to be called again. A shopper
 * has one entry in the queue for visits and at most one for what follows an order.
 */
final class Simulation {

  private static final double LAPSE = 0.15;
  private static final double LAPSE_LENGTH = 8;
  private static final int FED_UP = -3;
  private static final long HOUR = 3_600_000;
  private static final long SHORTEST_GAP = HOUR / 3;

  private final Population people;
  private final ShopperTable table;
  private final Dice dice;
  private final Visits visits;
  private final Aftermath aftermath;
  private final Past past;
  private final Pace pace;
  private final ActionQueue queue;
  private final int shoppers;
  private final long start;
  private boolean begun;
  private long number;

  Simulation(ShopperSettings settings) {
    World world = World.of(settings);
    people = world.people();
    table = world.table();
    dice = world.dice();
    visits = new Visits(world);
    aftermath = new Aftermath(world);
    start = settings.start().toEpochMilli();
    past = new Past(world, start);
    pace = new Pace(settings);
    shoppers = settings.shoppers();
    queue = new ActionQueue(shoppers + shoppers / 8);
  }

  /**
   * Lets a past be played first.
   *
   * @throws IllegalStateException if the shoppers have begun already
   */
  void reachBack(Duration back, long atMost) {
    if (begun) {
      throw new IllegalStateException("the past comes before everything else");
    }
    past.reach(back, shoppers, atMost);
    begin();
  }

  private void begin() {
    begun = true;
    for (int shopper = 0; shopper < shoppers; shopper++) {
      queue.add(past.first(shopper), shopper << 1);
    }
  }

  /** Fills in the next act before the start; false when there are no more. */
  boolean nextPast(Act act) {
    while (queue.time() < start) {
      if (step(act)) {
        return true;
      }
    }
    return false;
  }

  /** Fills in the next act. */
  void next(Act act) {
    if (!begun) {
      begin();
    }
    while (!step(act)) {
      // What happens behind the scenes is no act.
    }
  }

  private boolean step(Act act) {
    long now = queue.time();
    int entry = queue.entry();
    int shopper = entry >>> 1;
    act.kind = null;
    if ((entry & 1) == 0) {
      visit(shopper, now, act);
    } else {
      follow(shopper, now, act);
    }
    if (act.kind == null) {
      return false;
    }
    act.at = pace.stamp(now);
    act.number = ++number;
    return true;
  }

  private void visit(int shopper, long now, Act act) {
    long wait = visits.step(shopper, act);
    long next = wait == Visits.OVER ? again(shopper, now) : now + pace.pause(wait, now);
    queue.replace(next);
    if (act.kind == Kind.ORDER_COMPLETED && !past.silent(shopper, now)) {
      long follows = aftermath.begin(shopper, act.channel == Channel.STORE);
      if (follows != Aftermath.NOTHING) {
        queue.add(now + pace.wait(follows, now), (shopper << 1) | 1);
      }
    }
  }

  private void follow(int shopper, long now, Act act) {
    if (past.silent(shopper, now)) {
      aftermath.drop(shopper);
      queue.remove();
      return;
    }
    long wait = aftermath.step(shopper, act);
    if (wait == Aftermath.NOTHING) {
      queue.remove();
    } else {
      queue.replace(now + pace.wait(wait, now));
    }
  }

  private long again(int shopper, long now) {
    double mean = people.gapMillis(shopper);
    if (people.lapsing(shopper) && dice.chance(LAPSE)) {
      mean *= LAPSE_LENGTH;
    }
    if (table.mood[shopper] <= FED_UP) {
      mean *= 2;
    }
    long next = now + SHORTEST_GAP + (long) dice.waiting(mean);
    // Few shop at night: most who would come before seven come seven hours later.
    if ((next / HOUR) % 24 < 7 && dice.chance(0.85)) {
      next += 7 * HOUR;
    }
    return past.again(shopper, now, next);
  }
}
