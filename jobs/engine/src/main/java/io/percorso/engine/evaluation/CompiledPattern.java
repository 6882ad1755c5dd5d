package io.percorso.engine.evaluation;

import io.percorso.engine.condition.EventPattern;

/** A pattern with its paths as histories hold them. */
final class CompiledPattern {
  private final EventPattern source;
  private final int index;
  private final String[] names;
  private final int[] nameIndexes;
  private final String words;

  /**
   * A pattern of rules.
   *
   * @param index by which {@link EventsByPattern} finds its events
   * @param nameIndexes by which it finds those of its names
   */
  CompiledPattern(EventPattern source, int index, int[] nameIndexes) {
    this.nameIndexes = nameIndexes;
    this.source = source;
    this.index = index;
    words = source.inWords();
    names = source.names().toArray(new String[0]);
  }

  int index() {
    return index;
  }

  String[] names() {
    return names;
  }

  int[] nameIndexes() {
    return nameIndexes;
  }

  EventPattern source() {
    return source;
  }

  /** The pattern in words: every fact that rests on it says them. */
  String inWords() {
    return words;
  }

  /** What it asks of properties, for one history at a time. */
  EntryMatcher[] newMatchers() {
    EntryMatcher[] tests = new EntryMatcher[source.where().size()];
    for (int i = 0; i < tests.length; i++) {
      tests[i] = new EntryMatcher(source.where().get(i));
    }
    return tests;
  }
}
