package io.percorso.engine.history;

import io.percorso.engine.value.PropertyPath;

/** What the definitions in force want of a history: which properties to keep, what to fold. */
public interface Keeper {
  /** The properties to keep of an event. */
  PropertyPath[] properties(String eventName);

  /** The longest window in force, in milliseconds. */
  long longestWindow();

  /** True if days of events that have left are kept under a key by a model in force. */
  boolean owns(long owner);

  /**
   * Hands entries that are about to leave to the conditions that must remember them.
   *
   * @param history the history they are still part of
   * @param departure what leaves, and why
   */
  void fold(History history, Departure departure);

  /**
   * Entries that are about to leave a history.
   *
   * @param name the event's name or the answer's metric
   * @param answers true if these are answers
   * @param before entries older than this instant leave
   * @param rolledUp true if windows may still reach them, so that they are kept by day
   */
  record Departure(String name, boolean answers, long before, boolean rolledUp) {}
}
