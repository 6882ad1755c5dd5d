package io.percorso.engine.evaluation;

import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.history.History;

/** A pattern with its paths as histories hold them. */
final class CompiledPattern {
  private static final int[] NO_INDEXES = {};

  private final EventPattern source;
  private final int index;
  private final String[] names;
  private final int[] nameIndexes;
  private final byte[][] paths;
  private final Matcher[] matchers;
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
    paths = source.where().stream().map(test -> test.path().utf8()).toArray(byte[][]::new);
    matchers = source.where().stream().map(test -> test.matcher()).toArray(Matcher[]::new);
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

  /** How many properties it asks for. */
  int tests() {
    return matchers.length;
  }

  /** What it asks of one of them. */
  Matcher matcher(int test) {
    return matchers[test];
  }

  /** The indexes by which a history names those properties; -1 for one that it has none of. */
  int[] properties(History history) {
    if (paths.length == 0) {
      return NO_INDEXES;
    }
    int[] indexes = new int[paths.length];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = history.textIndex(paths[i]);
    }
    return indexes;
  }
}
