package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.IndexSet;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.Entries;
import io.percorso.engine.history.History;
import java.util.List;

/**
 * The events of patterns in one history, found once for all conditions, windows and instants that
 * look for them. Reused from history to history.
 */
final class EventsByPattern implements EventSource {
  private final List<String> names;
  private final Entries[] entries;
  private final IndexSet foundNames;
  private final PatternEvents[] events;
  private final IndexSet foundPatterns;
  private History history;

  EventsByPattern(Patterns patterns) {
    names = List.copyOf(patterns.names());
    entries = new Entries[names.size()];
    foundNames = new IndexSet(names.size());
    events = new PatternEvents[patterns.size()];
    foundPatterns = new IndexSet(patterns.size());
  }

  /** Turns to a history, or to the same after it changed. */
  void of(History newHistory) {
    history = newHistory;
    foundNames.clear();
    foundPatterns.clear();
  }

  @Override
  public History history() {
    return history;
  }

  /** The entries of the name of that index. */
  Entries entries(int name) {
    if (!foundNames.contains(name)) {
      if (entries[name] == null) {
        entries[name] = new Entries();
      }
      Column column = history.events(names.get(name));
      if (column == null) {
        entries[name].none();
      } else {
        entries[name].of(column);
      }
      foundNames.add(name);
    }
    return entries[name];
  }

  /** How many events of a pattern's names there are, whatever their properties. */
  int named(CompiledPattern pattern) {
    int events = 0;
    for (int name : pattern.nameIndexes()) {
      events += entries(name).count();
    }
    return events;
  }

  @Override
  public PatternEvents events(CompiledPattern pattern) {
    int index = pattern.index();
    if (events[index] == null) {
      events[index] = new PatternEvents(pattern);
    }
    if (!foundPatterns.contains(index)) {
      events[index].of(this);
      foundPatterns.add(index);
    }
    return events[index];
  }
}
