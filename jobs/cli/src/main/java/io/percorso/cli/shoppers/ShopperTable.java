package io.percorso.cli.shoppers;

/**
 * What each shopper is at, in columns: 25 bytes a shopper, beside the 12 to 24 of the queue. Never
 * more, whatever they do.
 */
final class ShopperTable {

  /** A user id is known in this visit. */
  static final int SIGNED_IN = 1;

  /** The traits last sent are still true. */
  static final int IDENTIFIED = 2;

  /** A coupon was applied to the basket. */
  static final int COUPON = 4;

  /** Came to buy. */
  static final int EAGER = 8;

  /** Stays away between the last visit of the past and the start. */
  static final int SILENT = 16;

  /** The basket; it outlives the visit. */
  final long[] basket;

  /** Sum of the last order, in cents. */
  final int[] paid;

  final short[] orders;

  /** Order that the aftermath is about. */
  final short[] afterOrder;

  /** Acts left in this visit. */
  final short[] left;

  /** Product last looked at. */
  final short[] seen;

  final byte[] visit;
  final byte[] aftermath;
  final byte[] channel;

  /** What the shop did to the shopper lately, -8 to 8. */
  final byte[] mood;

  final byte[] flags;

  ShopperTable(int shoppers) {
    basket = new long[shoppers];
    paid = new int[shoppers];
    orders = new short[shoppers];
    afterOrder = new short[shoppers];
    left = new short[shoppers];
    seen = new short[shoppers];
    visit = new byte[shoppers];
    aftermath = new byte[shoppers];
    channel = new byte[shoppers];
    mood = new byte[shoppers];
    flags = new byte[shoppers];
  }

  boolean is(int shopper, int flag) {
    return (flags[shopper] & flag) != 0;
  }

  void set(int shopper, int flag) {
    flags[shopper] |= (byte) flag;
  }

  void clear(int shopper, int flag) {
    flags[shopper] &= (byte) ~flag;
  }

  void cheer(int shopper, int by) {
    mood[shopper] = (byte) Math.max(-8, Math.min(8, mood[shopper] + by));
  }
}
