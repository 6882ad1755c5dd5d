package io.percorso.benchmarks.contenders;

/** Something that works off the log. */
interface Contender extends AutoCloseable {
  /** Begins. */
  void start(Task task) throws Exception;

  /** How many records of the log have reached its end. */
  long taken();

  /** Ends it, as far as it can be ended. */
  @Override
  void close();

  /** How long the newest checkpoint took, in ms, and its bytes; zeros where there is none. */
  default long[] checkpoint() {
    return new long[2];
  }
}
