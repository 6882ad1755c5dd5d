package io.percorso.cli.shoppers;

/** What an act is. The text is the event's name in the Segment spec, where it is a track call. */
enum Kind {
  PAGE(null),
  IDENTIFY(null),
  PRODUCT_VIEWED("Product Viewed"),
  PRODUCTS_SEARCHED("Products Searched"),
  PRODUCT_ADDED("Product Added"),
  PRODUCT_REMOVED("Product Removed"),
  CHECKOUT_STARTED("Checkout Started"),
  COUPON_APPLIED("Coupon Applied"),
  PAYMENT_INFO_ENTERED("Payment Info Entered"),
  ORDER_COMPLETED("Order Completed"),
  ORDER_REFUNDED("Order Refunded"),
  EMAIL_OPENED("Email Opened"),
  EMAIL_LINK_CLICKED("Email Link Clicked"),
  ANSWER(null);

  private final String event;

  Kind(String event) {
    this.event = event;
  }

  String event() {
    return event;
  }
}
