package io.percorso.cli.shoppers;

import io.percorso.cli.shoppers.Population.Trait;
import java.time.Duration;

/**
 * Who has a past before the start, and when they come.
 *
 * <p>Four in ten of them fell silent on purpose: their last visit lies about {@link #LANDMARKS}
 * before the start, and they stay away until then. The usual absences (half an hour after a cart, a
 * month after an order) so fall due within the first minutes of a demo, in which no such time
 * passes.
 */
final class Past {

  private static final long MINUTE = 60_000;

  /** The absences that shops watch for, in milliseconds, shortest first. */
  private static final long[] LANDMARKS = {
    30 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE, 30 * 24 * 60 * MINUTE
  };

  private static final double SILENT_SHARE = 0.4;

  /** Last visits spread over so long, and begin so long before the landmark, since they last. */
  private static final long SPREAD = 10 * MINUTE;

  private static final long LEAD = 4 * MINUTE;

  private final Population people;
  private final ShopperTable table;
  private final Dice dice;
  private final long start;
  private long back;
  private double share;
  private int landmarks;

  /** Nobody has a past, until {@link #reach} is called. */
  Past(World world, long start) {
    people = world.people();
    table = world.table();
    dice = world.dice();
    this.start = start;
  }

  /**
   * Gives a past to as many shoppers as make about {@code atMost} actions in that time.
   *
   * @param length how long it is
   * @param shoppers how many there are
   * @param atMost the expected number of actions stays below it
   */
  void reach(Duration length, int shoppers, long atMost) {
    back = length.toMillis();
    // A first visit lies anywhere in the past, so they are customers for half of it.
    double each = Pace.ACTS_A_VISIT + Pace.ACTS_A_DAY * back / Pace.DAY / 2;
    share = Math.min(1, atMost / (each * shoppers));
    while (landmarks < LANDMARKS.length && LANDMARKS[landmarks] + SPREAD < back) {
      landmarks++;
    }
  }

  /** When the shopper first comes; called once for each. */
  long first(int shopper) {
    if (Dice.unit(people.bits(shopper, Trait.PAST)) >= share) {
      return start + (long) dice.waiting(people.gapMillis(shopper));
    }
    long begin = start - back;
    if (chosenSilent(shopper)) {
      table.set(shopper, ShopperTable.SILENT);
      return begin + (long) (dice.unit() * (last(shopper) - begin));
    }
    return begin + (long) (dice.unit() * back);
  }

  private boolean chosenSilent(int shopper) {
    return landmarks > 0 && Dice.unit(people.bits(shopper, Trait.LANDMARK)) < SILENT_SHARE;
  }

  /** Beginning of the last visit of one who falls silent. */
  private long last(int shopper) {
    long bits = people.bits(shopper, Trait.LAST);
    long landmark = LANDMARKS[(int) Long.remainderUnsigned(bits, landmarks)];
    return start - landmark - LEAD + (long) (Dice.unit(Dice.mix(bits)) * SPREAD);
  }

  /** When the shopper comes again, if by nature it would be at {@code next}. */
  long again(int shopper, long now, long next) {
    if (!table.is(shopper, ShopperTable.SILENT)) {
      return next;
    }
    long last = last(shopper);
    if (now >= last) {
      table.clear(shopper, ShopperTable.SILENT);
      return Math.max(next, start + (long) dice.waiting(people.gapMillis(shopper)));
    }
    if (next >= last) {
      table.set(shopper, ShopperTable.EAGER);
      return last;
    }
    return next;
  }

  /** Whether the shopper keeps silent at that time: neither surveys nor refunds break it. */
  boolean silent(int shopper, long at) {
    return at < start && at >= start - back && chosenSilent(shopper) && at >= last(shopper);
  }
}
