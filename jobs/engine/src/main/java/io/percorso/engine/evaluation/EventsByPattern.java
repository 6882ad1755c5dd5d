package io.percorso.engine.evaluation;

import io.percorso.engine.history.Column;
import io.percorso.engine.history.Entries;
import io.percorso.engine.history.History;
import java.util.Arrays;
import java.util.List;

/**
 * The events of patterns in one history, found once for all conditions, windows and instants that
 * look for them. Reused from history to history.
 */
final class EventsByPattern implements EventSource {
  private final List<String> names;
  private final Entries[] entries;
  private final int[] entriesEpochs;
  private final PatternEvents[] events;
  private final int[] eventsEpochs;
  private int epoch;
  private History history;

  EventsByPattern(Patterns patterns) {
    names = List.copyOf(patterns.names());
    entries = new Entries[names.size()];
    entriesEpochs = new int[names.size()];
    events = new PatternEvents[patterns.size()];
    eventsEpochs = new int[patterns.size()];
  }

  /** Turns to a history, or to the same after it changed. */
  void of(History newHistory) {
    history = newHistory;
    if (++epoch == 0) {
      Arrays.fill(entriesEpochs, 0);
      Arrays.fill(eventsEpochs, 0);
      epoch = 1;
    }
  }

  @Override
  public History history() {
    return history;
  }

  /** The entries of the name of that index. */
  Entries entries(int name) {
    if (entriesEpochs[name] != epoch) {
      if (entries[name] == null) {
        entries[name] = new Entries();
      }
      Column column = history.events(names.get(name));
      if (column == null) {
        entries[name].none();
      } else {
        entries[name].of(column);
      }
      entriesEpochs[name] = epoch;
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
    if (eventsEpochs[index] != epoch) {
      events[index].of(this);
      eventsEpochs[index] = epoch;
    }
    return events[index];
  }
}
