package io.percorso.cli.shoppers;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Synthetic shoppers of a web shop. Pure: no clock, no thread, no file; equal settings give equal
 * actions. Not for use by several threads at once.
 *
 * <p>Actions come in nondecreasing event time, endlessly; whoever plays them live takes the next
 * and waits until its time has come. Customers are c000001 and on, and their browsers v000001 and
 * on; a visitor without an account is known by the browser alone.
 *
 * <h2>How they behave, and why</h2>
 *
 * <ul>
 *   <li><b>Activity</b> is lognormal over shoppers: a median of two weeks between visits, with a
 *       few who come daily and many who are rare, as in every shop's log. Waits are exponential;
 *       nights (UTC) are quiet. A fifth are loyal and come twice as often; a quarter are prone to
 *       lapse, and then stay away for months; so do those the shop has let down.
 *   <li><b>Visits</b> have a lognormal number of acts, with a median of eight, and lognormal pauses
 *       with a median of 18 s. Of all calls about 66 % are page (or, in the app, screen) views, 20
 *       % product views, 6 % searches, 4 % cart changes, 1.5 % orders: the proportions of real
 *       clickstreams of shops. Web, app, social, search, newsletter (for those who consent) and
 *       store are the channels.
 *   <li><b>Products</b> are wanted by Zipf's law; half of all looks go to the shopper's own
 *       favourite category. Prices are lognormal within a category.
 *   <li><b>Funnel</b>: a product viewed may be added, a cart may be checked out, with or without
 *       coupon, a checkout may end in an order, and at each step some drop out. A cart outlives its
 *       visit. Revenue is the sum of the basket less the discount. Visitors without an account
 *       never order.
 *   <li><b>Identity</b>: members are mostly signed in; one visit in twenty begins anonymously and
 *       is identified on the way. Traits (country, language, consent, loyalty tier) are sent at the
 *       first visit and when the tier changes.
 *   <li><b>Aftermath</b>: orders arrive in two days, one in eight much later; 3 % come back
 *       refunded, four times as many of the late ones.
 *   <li><b>Answers</b>: NPS, CSAT and CES follow checkout, delivery and store purchase. What
 *       customers say comes from a temper of their own, from what the shop did to them (late
 *       parcels and refunds weigh heavily) and from the moment; half add words, in Italian or
 *       English. A few revise their answer or take it back.
 * </ul>
 *
 * <p>A shopper takes about fifty bytes, whatever they do.
 */
public final class Shoppers implements Iterator<ShopperAction> {

  /** Bound of the expected number of actions of a past, unless another is given. */
  public static final long PAST_ACTIONS = 50_000;

  private final Simulation simulation;
  private final CallShape calls;
  private final AnswerShape answers;
  private final Act act = new Act();
  private final long start;

  /** Shoppers who have done nothing yet. */
  public Shoppers(ShopperSettings settings) {
    simulation = new Simulation(settings);
    start = settings.start().toEpochMilli();
    calls = new CallShape(settings);
    answers = new AnswerShape(settings);
  }

  /**
   * A past of about {@link #PAST_ACTIONS} actions.
   *
   * @see #history(Duration, long)
   */
  public Iterator<ShopperAction> history(Duration back) {
    return history(back, PAST_ACTIONS);
  }

  /**
   * What some of the shoppers did before the start, at natural pace whatever the rate. It must be
   * asked for before anything else; {@link #next()} then goes on from there, and leaves out what
   * was not taken.
   *
   * <p>Four in ten of those with a past have since been silent for about half an hour, a day, a
   * week or a month, so that the usual absences fall due within minutes of the start.
   *
   * @param back how long before the start it begins; above zero, and not before 1970
   * @param atMost about how many actions it may have, 1 or more: it decides how many shoppers have
   *     a past
   * @throws IllegalStateException if an action was taken already
   */
  public Iterator<ShopperAction> history(Duration back, long atMost) {
    if (back.isNegative() || back.isZero() || back.toMillis() > start || atMost < 1) {
      throw new IllegalArgumentException("no past of " + back + " and " + atMost + " actions");
    }
    simulation.reachBack(back, atMost);
    return new History();
  }

  /** There is always one more. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public ShopperAction next() {
    simulation.next(act);
    while (act.at < start) {
      simulation.next(act);
    }
    return action();
  }

  private ShopperAction action() {
    if (act.kind == Kind.ANSWER) {
      AnswerFields fields = new AnswerFields();
      answers.write(act, fields);
      return ShopperAction.of(fields.answer());
    }
    CallFields fields = new CallFields();
    calls.write(act, fields);
    return ShopperAction.of(fields.call());
  }

  private final class History implements Iterator<ShopperAction> {
    private boolean looked;
    private boolean more;

    @Override
    public boolean hasNext() {
      if (!looked) {
        more = simulation.nextPast(act);
        looked = true;
      }
      return more;
    }

    @Override
    public ShopperAction next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the past is over");
      }
      looked = false;
      return action();
    }
  }
}
