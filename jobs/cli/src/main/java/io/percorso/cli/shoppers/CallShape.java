package io.percorso.cli.shoppers;

/** Puts an act into the words of a call, by the Segment spec, version 2. */
final class CallShape {

  private static final String CURRENCY = "EUR";
  private static final String NEWSLETTER = "newsletter";
  private static final String COUPON = "WELCOME10";
  private static final long ORDERS_A_SHOPPER = 10_000;

  private final Population people;
  private final Catalogue catalogue;
  private final String messagePrefix;

  CallShape(ShopperSettings settings) {
    people = new Population(settings);
    catalogue = new Catalogue(settings.seed());
    // Two runs over one kept topic must not take each other's calls for repeats.
    messagePrefix = "m" + Long.toString(settings.start().toEpochMilli(), 36) + "-";
  }

  /** Number of an order among those of all shoppers. */
  static long orderNumber(Act act) {
    return (act.shopper + 1) * ORDERS_A_SHOPPER + act.order % ORDERS_A_SHOPPER;
  }

  void write(Act act, Fields to) {
    boolean app = act.channel == Channel.APP;
    switch (act.kind) {
      case PAGE -> {
        to.text("type", app ? "screen" : "page");
        to.text("name", act.page);
      }
      case IDENTIFY -> to.text("type", "identify");
      default -> {
        to.text("type", "track");
        to.text("event", act.kind.event());
      }
    }
    if (act.signedIn) {
      to.id("userId", "c", act.shopper + 1L);
    }
    to.id("anonymousId", "v", act.shopper + 1L);
    to.id("messageId", messagePrefix, act.number);
    to.time("timestamp", act.at);
    context(act, to);
    details(act, to);
  }

  private void context(Act act, Fields to) {
    to.open("context");
    to.text("channel", act.channel.text());
    if (act.channel == Channel.EMAIL) {
      to.open("campaign");
      to.text("name", NEWSLETTER);
      to.close();
    } else if (act.channel != Channel.STORE) {
      boolean mobile = act.channel == Channel.APP || people.mobile(act.shopper);
      to.text("device", mobile ? "mobile" : "desktop");
    }
    to.close();
  }

  private void details(Act act, Fields to) {
    if (act.kind == Kind.IDENTIFY) {
      traits(act, to);
      return;
    }
    if (act.kind == Kind.PAGE && !act.page.equals(Visits.CATEGORY_PAGE)) {
      return;
    }
    to.open("properties");
    switch (act.kind) {
      case PAGE -> to.text("category", Catalogue.name(Catalogue.category(act.product)));
      case PRODUCTS_SEARCHED ->
          to.text("query", Catalogue.query(Catalogue.category(act.product), act.pieces));
      case PRODUCT_VIEWED -> viewed(act, to);
      case PRODUCT_ADDED, PRODUCT_REMOVED -> {
        viewed(act, to);
        to.whole("quantity", act.pieces);
      }
      case EMAIL_OPENED, EMAIL_LINK_CLICKED -> to.text("campaign_name", NEWSLETTER);
      default -> order(act, to);
    }
    to.close();
  }

  private void traits(Act act, Fields to) {
    to.open("traits");
    to.text("country", people.country(act.shopper));
    to.text("language", people.italian(act.shopper) ? "it" : "en");
    to.flag("marketing_consent", people.consents(act.shopper));
    to.text("loyalty_tier", Population.tier(act.orders));
    to.close();
  }

  private void viewed(Act act, Fields to) {
    product(act.product, to);
    to.text("currency", CURRENCY);
  }

  private void product(int product, Fields to) {
    to.id("product_id", "p", product + 1L);
    to.text("category", Catalogue.name(Catalogue.category(product)));
    to.money("price", catalogue.cents(product));
  }

  private void order(Act act, Fields to) {
    to.id("order_id", "o", orderNumber(act));
    switch (act.kind) {
      case CHECKOUT_STARTED -> to.money("value", act.cents);
      case ORDER_REFUNDED -> to.money("total", act.cents);
      case ORDER_COMPLETED -> {
        to.money("total", act.cents);
        to.money("revenue", act.cents);
      }
      case PAYMENT_INFO_ENTERED -> to.text("payment_method", "card");
      default -> {
        // A coupon says its discount below.
      }
    }
    if (act.discount > 0 && act.kind != Kind.ORDER_REFUNDED) {
      to.money("discount", act.discount);
      to.text("coupon", COUPON);
    }
    to.text("currency", CURRENCY);
    if (act.kind == Kind.CHECKOUT_STARTED || act.kind == Kind.ORDER_COMPLETED) {
      products(act.basket, to);
    }
  }

  private void products(long basket, Fields to) {
    to.openList("products");
    for (int line = 0; line < Basket.lines(basket); line++) {
      to.openItem();
      product(Basket.product(basket, line), to);
      to.whole("quantity", Basket.pieces(basket, line));
      to.close();
    }
    to.closeList();
  }
}
