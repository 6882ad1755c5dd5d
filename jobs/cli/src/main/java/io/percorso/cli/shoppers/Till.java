package io.percorso.cli.shoppers;

/** The way from a full basket to an order, with its steps and its drop-outs. */
final class Till {

  private final ShopperTable table;
  private final Catalogue catalogue;
  private final Dice dice;

  Till(World world) {
    table = world.table();
    catalogue = world.catalogue();
    dice = world.dice();
  }

  void start(int shopper, Act act) {
    act.kind = Kind.CHECKOUT_STARTED;
    bill(shopper, act, table.basket[shopper]);
    table.visit[shopper] = Visits.CHECKOUT;
  }

  /** The next step of a checkout that has started. */
  void proceed(int shopper, Act act) {
    double draw = dice.unit();
    bill(shopper, act, table.basket[shopper]);
    if (draw < 0.16) {
      // The cart is left at the till.
      act.kind = Kind.PAGE;
      act.page = "Cart";
      table.visit[shopper] = Visits.AWAY;
    } else if (draw < 0.26 && !table.is(shopper, ShopperTable.COUPON)) {
      table.set(shopper, ShopperTable.COUPON);
      bill(shopper, act, act.basket);
      act.kind = Kind.COUPON_APPLIED;
    } else if (draw < 0.56) {
      act.kind = Kind.PAYMENT_INFO_ENTERED;
      table.visit[shopper] = Visits.PAYING;
    } else {
      order(shopper, act);
    }
  }

  /** Buys the basket; few stay long after that. */
  void order(int shopper, Act act) {
    long basket = table.basket[shopper];
    table.basket[shopper] = 0;
    complete(shopper, act, basket);
    table.visit[shopper] = Visits.BROWSING;
    table.left[shopper] = (short) Math.min(table.left[shopper], 1 + dice.below(3));
  }

  /** Buys the given goods. */
  void complete(int shopper, Act act, long basket) {
    bill(shopper, act, basket);
    act.kind = Kind.ORDER_COMPLETED;
    int before = table.orders[shopper];
    if (before < Short.MAX_VALUE) {
      table.orders[shopper]++;
    }
    if (!Population.tier(before).equals(Population.tier(before + 1))) {
      // The traits last sent name the old tier.
      table.clear(shopper, ShopperTable.IDENTIFIED);
    }
    table.paid[shopper] = (int) act.cents;
    table.clear(shopper, ShopperTable.COUPON | ShopperTable.EAGER);
  }

  /** What the basket costs: with a coupon, a tenth less. */
  private void bill(int shopper, Act act, long basket) {
    long sum = Basket.cents(basket, catalogue);
    act.basket = basket;
    act.order = table.orders[shopper] + 1;
    act.discount = table.is(shopper, ShopperTable.COUPON) ? sum / 10 : 0;
    act.cents = sum - act.discount;
  }
}
