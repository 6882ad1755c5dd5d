package io.percorso.runtime.time;

/** Beats again and again until it is stopped. */
interface Pulse {

  /**
   * Begins to beat; called at most once.
   *
   * @param beat run at each beat, on one thread
   * @param end run on that same thread after the last beat
   */
  void start(Runnable beat, Runnable end);

  /** Begins no further beat, interrupts the one under way, and waits a moment for its end. */
  void stop() throws InterruptedException;
}
