package io.percorso.engine.evaluation;

import io.percorso.engine.history.Column;
import io.percorso.engine.history.Entries;
import io.percorso.engine.history.History;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import java.util.Arrays;

/** The events of one name that a history keeps, one after the other, with what each says. */
final class KeptEvents implements EventIndex.Said {
  private final Entries entries = new Entries();
  private final History history;

  /** By the property's place among those that are kept, the index by which the history names it. */
  private final int[] properties;

  private final Value value = new Value();
  private int entry = -1;

  KeptEvents(Column column, History history, PropertyPath[] kept) {
    this.history = history;
    entries.of(column);
    properties = Arrays.stream(kept).mapToInt(path -> history.textIndex(path.utf8())).toArray();
  }

  /** Goes on to the next, which is the newest at first; false if there is none. */
  boolean next() {
    return entries.reach(++entry);
  }

  @Override
  public Value of(int path) {
    value.clear();
    if (properties[path] >= 0) {
      entries.value(entries.find(entry, properties[path]), value, history.words());
    }
    return value;
  }
}
