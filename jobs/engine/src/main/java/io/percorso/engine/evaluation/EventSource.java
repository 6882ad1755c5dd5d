package io.percorso.engine.evaluation;

import io.percorso.engine.history.History;

/** Where the events of patterns in a history are found. */
interface EventSource {
  /** The history. */
  History history();

  /** The events of a pattern. */
  PatternEvents events(CompiledPattern pattern);

  /** Finds them anew for each who asks. */
  static EventSource of(History history) {
    return new EventSource() {
      @Override
      public History history() {
        return history;
      }

      @Override
      public PatternEvents events(CompiledPattern pattern) {
        return new PatternEvents(pattern, history);
      }
    };
  }
}
