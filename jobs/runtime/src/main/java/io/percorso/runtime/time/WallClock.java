package io.percorso.runtime.time;

import java.io.Serializable;

/** The wall clock, given from outside so that tests need not wait for it. */
@FunctionalInterface
public interface WallClock extends Serializable {

  /** Milliseconds since the epoch. Called from the probe's thread. */
  long millis();

  /** The clock of the machine. */
  static WallClock system() {
    return System::currentTimeMillis;
  }
}
