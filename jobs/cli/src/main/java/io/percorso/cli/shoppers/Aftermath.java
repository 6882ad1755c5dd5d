package io.percorso.cli.shoppers;

import io.percorso.cli.shoppers.Population.Trait;

/**
 * What follows an order: delivery in time or late, now and then a refund, and what the customer
 * says of it. One order at a time: one placed while the last is still on its way is not followed,
 * which bounds what is kept and spares the customer a second survey.
 */
final class Aftermath {

  /** Nothing follows. */
  static final long NOTHING = -1;

  private static final byte NONE = 0;
  private static final byte CHECKOUT_SURVEY = 1;
  private static final byte STORE_SURVEY = 2;
  private static final byte DELIVERY = 3;
  private static final byte LATE_DELIVERY = 4;
  private static final byte REFUND = 5;
  private static final byte SURVEY = 6;
  private static final byte REVISION = 7;
  private static final byte WITHDRAWAL = 8;

  private static final double DAY = Pace.DAY;
  private static final double MINUTE = 60_000;

  private final ShopperTable table;
  private final Population people;
  private final Answers answers;
  private final Dice dice;

  Aftermath(World world) {
    table = world.table();
    people = world.people();
    answers = new Answers(world);
    dice = world.dice();
  }

  /**
   * An order was just placed.
   *
   * @return milliseconds until something follows, at natural pace, or {@link #NOTHING}
   */
  long begin(int shopper, boolean inStore) {
    if (table.aftermath[shopper] != NONE) {
      return NOTHING;
    }
    table.afterOrder[shopper] = table.orders[shopper];
    if (inStore) {
      return dice.chance(0.3) ? next(shopper, STORE_SURVEY, dice.around(DAY, 0.5)) : NOTHING;
    }
    if (answers.askedAtCheckout(shopper)) {
      return next(shopper, CHECKOUT_SURVEY, dice.around(3 * MINUTE, 0.5));
    }
    double days = dice.around(2 * DAY, 0.4);
    return dice.chance(0.12)
        ? next(shopper, LATE_DELIVERY, days + dice.around(4 * DAY, 0.4))
        : next(shopper, DELIVERY, days);
  }

  /** Forgets what would have followed. */
  void drop(int shopper) {
    table.aftermath[shopper] = NONE;
  }

  /**
   * What was due happens; it is an act only if it sets {@code act.kind}.
   *
   * @return milliseconds until something more follows, or {@link #NOTHING}
   */
  long step(int shopper, Act act) {
    byte due = table.aftermath[shopper];
    table.aftermath[shopper] = NONE;
    act.shopper = shopper;
    act.signedIn = true;
    act.order = table.afterOrder[shopper];
    return switch (due) {
      case DELIVERY -> delivered(shopper, 0.03, 0.4);
      case LATE_DELIVERY -> {
        table.cheer(shopper, -5);
        yield delivered(shopper, 0.12, 0.55);
      }
      case REFUND -> refund(shopper, act);
      case WITHDRAWAL -> {
        answers.withdraw(shopper, act);
        yield NOTHING;
      }
      default -> answer(shopper, act, due);
    };
  }

  private long delivered(int shopper, double refund, double survey) {
    if (table.mood[shopper] < 2) {
      table.cheer(shopper, 1);
    }
    double draw = dice.unit();
    if (draw < refund) {
      return next(shopper, REFUND, dice.around(3 * DAY, 0.5));
    }
    return draw < refund + survey ? next(shopper, SURVEY, dice.around(0.7 * DAY, 0.7)) : NOTHING;
  }

  private long refund(int shopper, Act act) {
    act.kind = Kind.ORDER_REFUNDED;
    act.channel = people.mobile(shopper) ? Channel.APP : Channel.WEB;
    act.cents = table.paid[shopper];
    table.cheer(shopper, -2);
    return dice.chance(0.5) ? next(shopper, SURVEY, dice.around(DAY, 0.5)) : NOTHING;
  }

  private long answer(int shopper, Act act, byte due) {
    if (due == STORE_SURVEY) {
      answers.sayOfStore(shopper, act);
      return NOTHING;
    }
    answers.say(shopper, act);
    if (due == REVISION) {
      return NOTHING;
    }
    double draw = dice.unit();
    if (draw < 0.06) {
      return next(shopper, REVISION, dice.around(DAY, 0.8));
    }
    return draw < 0.08 ? next(shopper, WITHDRAWAL, dice.around(2 * DAY, 0.5)) : NOTHING;
  }

  private long next(int shopper, byte what, double millis) {
    table.aftermath[shopper] = what;
    return (long) millis + 1;
  }

  /** Which survey follows an order: a hash, so that a revision finds the same one again. */
  static double survey(Population people, int shopper, int order) {
    return Dice.unit(Dice.mix(people.bits(shopper, Trait.SURVEY) + order));
  }
}
