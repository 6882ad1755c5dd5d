package io.percorso.engine.history;

import java.io.Serializable;
import java.time.Duration;

/**
 * What bounds the state of a customer.
 *
 * @param keep how long events, answers and traits are kept, in milliseconds; windows in force that
 *     are longer lengthen it
 * @param longest the longest window a definition may ask for, in milliseconds
 * @param entries the most events and answers kept of one customer; beyond it the oldest are rolled
 *     up by day
 * @param dedupe how long message ids are remembered, in milliseconds
 * @param properties the most properties kept of one event
 * @param textBytes the most UTF-8 bytes kept of one text
 * @param traits the most traits kept of one customer
 * @param eventNames the most names of events kept apart for one customer
 */
public record Limits(
    long keep,
    long longest,
    int entries,
    long dedupe,
    int properties,
    int textBytes,
    int traits,
    int eventNames)
    implements Serializable {

  private static final long EVER = Long.MAX_VALUE / 4;

  /** Nothing is ever cut or forgotten: for a replay. */
  public static final Limits NONE =
      new Limits(
          EVER,
          EVER,
          Integer.MAX_VALUE,
          EVER,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  /** What a live job keeps unless told otherwise. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofDays(180).toMillis(),
          Duration.ofDays(730).toMillis(),
          5_000,
          Duration.ofDays(7).toMillis(),
          32,
          256,
          64,
          200);

  /** The same limits with another time to keep, in milliseconds. */
  public Limits withKeep(long milliseconds) {
    return new Limits(
        milliseconds, longest, entries, dedupe, properties, textBytes, traits, eventNames);
  }

  /** The same limits with another longest window, in milliseconds. */
  public Limits withLongest(long milliseconds) {
    return new Limits(
        keep, milliseconds, entries, dedupe, properties, textBytes, traits, eventNames);
  }

  /** The same limits with another number of entries to keep. */
  public Limits withEntries(int number) {
    return new Limits(keep, longest, number, dedupe, properties, textBytes, traits, eventNames);
  }

  /** The same limits with another time to remember message ids, in milliseconds. */
  public Limits withDedupe(long milliseconds) {
    return new Limits(
        keep, longest, entries, milliseconds, properties, textBytes, traits, eventNames);
  }
}
