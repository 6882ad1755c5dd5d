package io.percorso.engine.figure;

/** Where the parts of a figure's state are kept that are not needed all the time. */
public interface Cells {
  /** The bytes under a key, or null. */
  byte[] get(long key);

  /** Keeps bytes under a key. */
  void put(long key, byte[] bytes);

  /** Forgets a key. */
  void remove(long key);
}
