package io.percorso.cli.shoppers;

/**
 * One act of a shopper, as the simulation decided it and before it is put into words. One instance
 * is filled again and again: at half a million a second, that is what keeps the simulation quick.
 * Fields that a kind does not need hold whatever they held.
 */
final class Act {

  /** When, in epoch milliseconds of event time. */
  long at;

  /** Its place in the stream, from 1; it makes the message id. */
  long number;

  /** Who, from 0. */
  int shopper;

  /** Whether the shopper is known by a user id at this moment. */
  boolean signedIn;

  Kind kind;
  Channel channel;

  /** Name of a page or screen. */
  String page;

  /** Product looked at, added or removed, or category searched for. */
  int product;

  /** Pieces added or removed; or which of a category's queries. */
  int pieces;

  /** Basket of a checkout or an order. */
  long basket;

  /** Order it is about: the shopper's first is 1. */
  int order;

  /** Sum paid, in cents: the basket less the discount. */
  long cents;

  /** Discount, in cents; 0 without a coupon. */
  long discount;

  /** Orders so far, from which comes the loyalty tier. */
  int orders;

  Metric metric;
  int score;
  boolean withdrawn;

  /** What the answer is about. */
  String touchpoint;

  /** Words of the answer, or null. */
  String comment;
}
