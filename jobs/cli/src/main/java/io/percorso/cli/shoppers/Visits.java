package io.percorso.cli.shoppers;

/**
 * What shoppers do while they are in the shop: from the first page to the order or the cart left.
 */
final class Visits {

  /** The visit is over. */
  static final long OVER = -1;

  /** What the shopper is at within a visit. */
  static final byte AWAY = 0;

  static final byte MAILED = 1;
  static final byte BROWSING = 2;
  static final byte VIEWING = 3;
  static final byte SEARCHING = 4;
  static final byte ADDING = 5;
  static final byte CHECKOUT = 6;
  static final byte PAYING = 7;

  private static final double MEDIAN_ACTS = 7.5;
  private static final double ACTS_SPREAD = 0.75;
  private static final double MEDIAN_THINK_SECONDS = 18;
  private static final double THINK_SPREAD = 0.9;

  /** The page that shows a category. */
  static final String CATEGORY_PAGE = "Category";

  /** Where shoppers go from page to page: as often as it stands here. */
  private static final String[] PAGES = {
    CATEGORY_PAGE, CATEGORY_PAGE, CATEGORY_PAGE, "Home", "Offers", "Help"
  };

  private final Population people;
  private final ShopperTable table;
  private final Catalogue catalogue;
  private final Dice dice;
  private final Till till;

  Visits(World world) {
    people = world.people();
    table = world.table();
    catalogue = world.catalogue();
    dice = world.dice();
    till = new Till(world);
  }

  /**
   * The shopper's next act.
   *
   * @return milliseconds until the one after, at natural pace; {@link #OVER} if this was the last
   */
  long step(int shopper, Act act) {
    act.shopper = shopper;
    if (table.visit[shopper] == AWAY) {
      arrive(shopper, act);
    } else {
      act.channel = Channel.of(table.channel[shopper]);
      act.signedIn = table.is(shopper, ShopperTable.SIGNED_IN);
      proceed(shopper, act);
      table.left[shopper]--;
    }
    byte visit = table.visit[shopper];
    if (visit == AWAY || (table.left[shopper] <= 0 && visit != CHECKOUT && visit != PAYING)) {
      leave(shopper);
      return OVER;
    }
    return (long) (dice.around(MEDIAN_THINK_SECONDS, THINK_SPREAD) * 1000) + 1;
  }

  private void leave(int shopper) {
    table.visit[shopper] = AWAY;
    table.clear(shopper, ShopperTable.SIGNED_IN | ShopperTable.EAGER);
  }

  private void arrive(int shopper, Act act) {
    boolean account = people.hasAccount(shopper);
    Channel channel = account ? memberChannel(shopper) : visitorChannel();
    boolean signedIn =
        account && (channel == Channel.EMAIL || channel == Channel.STORE || dice.chance(0.97));
    table.channel[shopper] = channel.code();
    table.left[shopper] = (short) Math.min(400, dice.around(MEDIAN_ACTS, ACTS_SPREAD));
    if (signedIn) {
      table.set(shopper, ShopperTable.SIGNED_IN);
    }
    // Half of what is left in a cart is gone when its owner comes back.
    if (dice.chance(0.5)) {
      table.basket[shopper] = 0;
    }
    act.channel = channel;
    act.signedIn = signedIn;
    if (channel == Channel.STORE) {
      buyInStore(shopper, act);
    } else if (channel == Channel.EMAIL) {
      act.kind = Kind.EMAIL_OPENED;
      table.visit[shopper] = dice.chance(0.6) ? MAILED : AWAY;
    } else {
      page(shopper, act, "Home");
    }
  }

  private Channel memberChannel(int shopper) {
    double draw = dice.unit();
    if (draw < 0.05) {
      return Channel.STORE;
    }
    if (draw < 0.13 && people.consents(shopper)) {
      return Channel.EMAIL;
    }
    if (draw < 0.22) {
      return Channel.SOCIAL;
    }
    if (draw < 0.3) {
      return Channel.SEARCH;
    }
    return draw < 0.6 && people.mobile(shopper) ? Channel.APP : Channel.WEB;
  }

  private Channel visitorChannel() {
    double draw = dice.unit();
    if (draw < 0.3) {
      return Channel.SEARCH;
    }
    return draw < 0.45 ? Channel.SOCIAL : Channel.WEB;
  }

  private void proceed(int shopper, Act act) {
    byte visit = table.visit[shopper];
    if (visit == MAILED) {
      act.kind = Kind.EMAIL_LINK_CLICKED;
      table.visit[shopper] = BROWSING;
    } else if (visit == CHECKOUT) {
      till.proceed(shopper, act);
    } else if (visit == PAYING) {
      till.order(shopper, act);
    } else if (identifiesNow(shopper)) {
      identify(shopper, act);
    } else if (visit == VIEWING && dice.chance(addChance(shopper))) {
      add(shopper, act);
    } else if (checksOutNow(shopper, visit)) {
      till.start(shopper, act);
    } else if (table.basket[shopper] != 0 && dice.chance(0.015)) {
      removeLast(shopper, act);
    } else {
      wander(shopper, act);
    }
  }

  private boolean identifiesNow(int shopper) {
    if (!people.hasAccount(shopper)) {
      return false;
    }
    return table.is(shopper, ShopperTable.SIGNED_IN)
        ? !table.is(shopper, ShopperTable.IDENTIFIED)
        : table.basket[shopper] != 0 || dice.chance(0.2);
  }

  private void identify(int shopper, Act act) {
    table.set(shopper, ShopperTable.SIGNED_IN | ShopperTable.IDENTIFIED);
    act.kind = Kind.IDENTIFY;
    act.signedIn = true;
    act.orders = table.orders[shopper];
  }

  private double addChance(int shopper) {
    if (table.is(shopper, ShopperTable.EAGER)) {
      return 0.6;
    }
    return people.hasAccount(shopper) ? 0.23 : 0.14;
  }

  private boolean checksOutNow(int shopper, byte visit) {
    if (table.basket[shopper] == 0 || !table.is(shopper, ShopperTable.SIGNED_IN)) {
      return false;
    }
    double chance = visit == ADDING ? 0.27 : 0.055;
    return dice.chance(people.loyal(shopper) ? chance * 1.5 : chance);
  }

  private void wander(int shopper, Act act) {
    double draw = dice.unit();
    byte visit = table.visit[shopper];
    if (draw < 0.248) {
      view(shopper, act);
    } else if (draw < 0.322) {
      act.kind = Kind.PRODUCTS_SEARCHED;
      act.product = wanted(shopper);
      act.pieces = dice.below(8);
      table.visit[shopper] = SEARCHING;
    } else if (visit == SEARCHING) {
      page(shopper, act, "Search Results");
    } else {
      page(shopper, act, visit == ADDING ? "Cart" : PAGES[dice.below(PAGES.length)]);
    }
  }

  private void page(int shopper, Act act, String name) {
    act.kind = Kind.PAGE;
    act.page = name;
    act.product = people.favourite(shopper);
    table.visit[shopper] = BROWSING;
  }

  /** Half of all looks go to the shopper's favourite category, half to what everyone wants. */
  private int wanted(int shopper) {
    return dice.chance(0.5) ? catalogue.any(dice, people.favourite(shopper)) : catalogue.any(dice);
  }

  private void view(int shopper, Act act) {
    act.kind = Kind.PRODUCT_VIEWED;
    act.product = wanted(shopper);
    table.seen[shopper] = (short) act.product;
    table.visit[shopper] = VIEWING;
  }

  private void add(int shopper, Act act) {
    act.kind = Kind.PRODUCT_ADDED;
    act.product = table.seen[shopper];
    act.pieces = pieces();
    table.basket[shopper] = Basket.with(table.basket[shopper], act.product, act.pieces);
    table.visit[shopper] = ADDING;
  }

  private void buyInStore(int shopper, Act act) {
    long basket = 0;
    for (int line = dice.below(3); line >= 0; line--) {
      basket = Basket.with(basket, wanted(shopper), pieces());
    }
    till.complete(shopper, act, basket);
    table.visit[shopper] = AWAY;
  }

  private int pieces() {
    return dice.chance(0.85) ? 1 : 2 + dice.below(2);
  }

  private void removeLast(int shopper, Act act) {
    long basket = table.basket[shopper];
    int last = Basket.lines(basket) - 1;
    act.kind = Kind.PRODUCT_REMOVED;
    act.product = Basket.product(basket, last);
    act.pieces = Basket.pieces(basket, last);
    table.basket[shopper] = Basket.withoutLast(basket);
    table.visit[shopper] = BROWSING;
  }
}
