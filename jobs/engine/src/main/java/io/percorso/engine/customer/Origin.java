package io.percorso.engine.customer;

/** What brought a fact about. */
public enum Origin {
  /** A line or the passing of time. */
  LIVE,
  /** A new or edited definition, judged over the past. */
  BACKFILL,
  /** A late line that shows an earlier fact to be untrue. */
  CORRECTION
}
