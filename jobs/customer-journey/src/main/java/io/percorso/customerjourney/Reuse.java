package io.percorso.customerjourney;

/** How many of those who came of late were in memory already. */
final class Reuse {
  /** A line counts for half as much after some hundred and eighty more. */
  private static final double WEIGHT = 1 / 256.0;

  /** A line in four saves reading one customer, writing one, and often a timer or two. */
  private static final double WORTH_WAITING = .25;

  private double share;

  void note(boolean wasInMemory) {
    share += ((wasInMemory ? 1 : 0) - share) * WEIGHT;
  }

  /** True if it pays to wait for more before a customer is written. */
  boolean pays() {
    return share >= WORTH_WAITING;
  }
}
