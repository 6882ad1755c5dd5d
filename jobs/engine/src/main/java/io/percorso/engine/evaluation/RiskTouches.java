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
  private final PatternCursor.CompiledPattern events;
  private final List<RiskReader.Source> behaviours;

  RiskTouches(PatternCursor.CompiledPattern events, List<RiskReader.Source> behaviours) {
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
  long last(History history, long upTo) {
    long last = newestEvent(history, upTo);
    for (RiskReader.Source source : behaviours) {
      last =
          source.events() != null
              ? Math.max(last, firstOfLastDay(history, source.events(), upTo))
              : Math.max(last, newest(history.answers(source.behaviour().metric()), upTo));
    }
    return last;
  }

  /** True if a line of an instant does. */
  boolean isAny(History history, long instant) {
    if (newestEvent(history, instant) == instant) {
      return true;
    }
    for (RiskReader.Source source : behaviours) {
      boolean isTouch =
          source.events() != null
              ? isFirstOfDay(history, source.events(), instant)
              : newest(history.answers(source.behaviour().metric()), instant) == instant;
      if (isTouch) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirstOfDay(
      History history, PatternCursor.CompiledPattern pattern, long instant) {
    PatternCursor cursor = new PatternCursor(history, pattern, instant - 1, instant);
    if (!cursor.next()) {
      return false;
    }
    long day = Math.floorDiv(instant, Occasions.DAY) * Occasions.DAY;
    return !new PatternCursor(history, pattern, day - 1, instant - 1).next();
  }

  private static long firstOfLastDay(
      History history, PatternCursor.CompiledPattern pattern, long upTo) {
    PatternCursor cursor = new PatternCursor(history, pattern, upTo);
    if (!cursor.next()) {
      return Long.MIN_VALUE;
    }
    long first = cursor.time();
    long day = Math.floorDiv(first, Occasions.DAY);
    while (cursor.next() && Math.floorDiv(cursor.time(), Occasions.DAY) == day) {
      first = cursor.time();
    }
    return first;
  }

  private static long newest(Column column, long upTo) {
    return column == null ? Long.MIN_VALUE : column.newestUpTo(upTo);
  }
}
