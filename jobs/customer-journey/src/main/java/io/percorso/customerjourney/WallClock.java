package io.percorso.customerjourney;

import java.io.Serializable;

/** The time of day, from outside, so that tests set it. */
@FunctionalInterface
public interface WallClock extends Serializable {
  /** Milliseconds since the epoch. */
  long millis();

  /** The machine's. */
  static WallClock system() {
    return System::currentTimeMillis;
  }
}
