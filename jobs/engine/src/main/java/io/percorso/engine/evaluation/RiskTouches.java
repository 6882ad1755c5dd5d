package io.percorso.engine.evaluation;

import io.percorso.engine.history.Column;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Occasions;
import java.util.List;

/**
 * Which lines of a history change the course of a churn model's risk: its events, answers that a
 * behaviour is about and, of events that one is about, the first of each day.
 */
final class RiskTouches {
  private final CompiledPattern events;
  private final List<RiskReader.Source> behaviours;

  RiskTouches(CompiledPattern events, List<RiskReader.Source> behaviours) {
    this.events = events;
    this.behaviours = behaviours;
  }

  /** The instant of the model's last event up to another; Long.MIN_VALUE if there is none. */
  long newestEvent(History history, long upTo) {
    long newest = Long.MIN_VALUE;
    for (String name : events.names()) {
      newest = Math.max(newest, newest(history.events(name), upTo));
    }
    return newest;
  }

  /** The instant of the last line up to another that does; Long.MIN_VALUE if none does. */
  long last(EventSource source, long upTo) {
    History history = source.history();
    long last = newestEvent(history, upTo);
    for (RiskReader.Source behaviour : behaviours) {
      last =
          behaviour.events() != null
              ? Math.max(last, firstOfLastDay(source.events(behaviour.events()), upTo))
              : Math.max(last, newest(history.answers(behaviour.behaviour().metric()), upTo));
    }
    return last;
  }

  /** True if a line of an instant does. */
  boolean isAny(EventSource source, long instant) {
    History history = source.history();
    if (newestEvent(history, instant) == instant) {
      return true;
    }
    for (RiskReader.Source behaviour : behaviours) {
      boolean isTouch =
          behaviour.events() != null
              ? isFirstOfDay(source.events(behaviour.events()), instant)
              : newest(history.answers(behaviour.behaviour().metric()), instant) == instant;
      if (isTouch) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirstOfDay(PatternEvents found, long instant) {
    if (found.newestUpTo(instant, instant - 1) != instant) {
      return false;
    }
    long day = Math.floorDiv(instant, Occasions.DAY) * Occasions.DAY;
    return !found.reach(found.firstUpTo(instant - 1), day - 1);
  }

  private static long firstOfLastDay(PatternEvents found, long upTo) {
    int place = found.firstUpTo(upTo);
    if (!found.reach(place, Long.MIN_VALUE)) {
      return Long.MIN_VALUE;
    }
    long day = Math.floorDiv(found.time(place), Occasions.DAY) * Occasions.DAY;
    while (found.reach(place + 1, day - 1)) {
      place++;
    }
    return found.time(place);
  }

  private static long newest(Column column, long upTo) {
    return column == null ? Long.MIN_VALUE : column.newestUpTo(upTo);
  }
}
