package io.percorso.engine.evaluation;

import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.churn.RiskModel;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.ColumnCursor;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Occasions;
import io.percorso.engine.value.Numbers;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads from a history what the risk of a churn model is computed from. */
public final class RiskReader {
  private final RiskModel model;
  private final CompiledPattern events;
  private final byte[] spend;
  private final long key;
  private final List<Source> behaviours = new ArrayList<>();
  private final RiskTouches touches;

  /** A behaviour, and the key of what histories keep for it. */
  record Source(Behaviour behaviour, CompiledPattern events, LongRanges scores, long key) {}

  /**
   * A reader for a model.
   *
   * @param key the key under which histories keep what has left
   */
  RiskReader(Definition.Churn churn, long key, Patterns patterns) {
    this.key = key;
    model = new RiskModel(churn.model(), churn.horizon());
    events = patterns.of(new EventPattern(churn.events(), List.of()));
    spend = PropertyPath.ofEvent(churn.model().spend()).utf8();
    for (Behaviour behaviour : churn.model().behaviours()) {
      behaviours.add(
          new Source(
              behaviour,
              behaviour.events() == null ? null : patterns.of(behaviour.events()),
              behaviour.score() == null ? LongRanges.ALL : LongRanges.of(behaviour.score(), 1),
              key + behaviours.size() + 1));
    }
    touches = new RiskTouches(events, behaviours);
  }

  /** The instant before which everything has been folded; Long.MIN_VALUE if nothing has. */
  long foldedBefore(History history) {
    Occasions folded = history.occasions(key);
    return folded == null ? Long.MIN_VALUE : folded.before();
  }

  /** True if the flag was up right before what is not folded. */
  boolean wasRaised(History history) {
    Occasions folded = history.occasions(key);
    return folded != null && folded.isRaised();
  }

  /** False of one of whom there has never been an occasion: there is no risk then. */
  boolean isKnown(History history) {
    return history.occasions(key) != null
        || touches.newestEvent(history, Long.MAX_VALUE) > Long.MIN_VALUE;
  }

  /** Which lines change the course of the risk. */
  RiskTouches touches() {
    return touches;
  }

  /** The curve as of the lines up to an instant; null without an occasion. */
  public RiskCurve curve(EventSource at, long upTo) {
    Occasions orders = kept(at.history(), key);
    long[] recent = orders(at, orders, upTo, upTo - RiskCurve.LONGEST_COUNT);
    if (orders.count() == 0) {
      return null;
    }
    List<Occasions> days = new ArrayList<>(behaviours.size());
    for (Source source : behaviours) {
      days.add(days(at, source, upTo));
    }
    return new RiskCurve(model, orders, recent, days);
  }

  private static Occasions kept(History history, long key) {
    Occasions folded = history.occasions(key);
    return folded == null ? new Occasions() : folded.copy();
  }

  /** Takes events in; returns the times of the occasions after an instant. */
  private long[] orders(EventSource at, Occasions orders, long upTo, long after) {
    PatternEvents found = at.events(events);
    int property = at.history().textIndex(spend);
    Times times = new Times();
    for (int place = found.firstUpTo(upTo); found.reach(place, before(orders.before())); place++) {
      times.add(found.time(place));
      long micros = amount(found, place, property);
      if (micros != Numbers.BEYOND) {
        orders.addAmount(micros);
      }
    }
    Times recent = new Times();
    for (long time : orders.recent()) {
      if (time > after) {
        recent.add(time);
      }
    }
    for (int i = times.size() - 1; i >= 0; i--) {
      if (orders.add(times.get(i)) && times.get(i) > after) {
        recent.add(times.get(i));
      }
    }
    return recent.from(0);
  }

  private static long amount(PatternEvents events, int place, int property) {
    return property < 0 ? Numbers.BEYOND : events.property(place, property).micros();
  }

  /** The instant before another. */
  private static long before(long instant) {
    return instant == Long.MIN_VALUE ? instant : instant - 1;
  }

  /** The events, for a walk. */
  RiskWalk.Track orderTrack(EventSource at) {
    PatternEvents found = at.events(events);
    int property = at.history().textIndex(spend);
    Times times = new Times();
    Times amounts = new Times();
    for (int place = 0; found.reach(place, before(foldedBefore(at.history()))); place++) {
      times.add(found.time(place));
      amounts.add(amount(found, place, property));
    }
    return new RiskWalk.Track(kept(at.history(), key), times.reversed(), amounts.reversed());
  }

  /** How many behaviours there are. */
  int behaviours() {
    return behaviours.size();
  }

  /** The events of a behaviour, for a walk; null if it is about answers, which may be replaced. */
  RiskWalk.Track behaviourTrack(EventSource at, int index) {
    Source source = behaviours.get(index);
    return source.events() == null
        ? null
        : new RiskWalk.Track(
            kept(at.history(), source.key()), times(at, source, Long.MAX_VALUE).reversed(), null);
  }

  /** The days of a behaviour as of the lines up to an instant. */
  Occasions days(EventSource at, int index, long upTo) {
    return days(at, behaviours.get(index), upTo);
  }

  RiskCurve curve(Occasions orders, long[] recent, List<Occasions> days) {
    return new RiskCurve(model, orders, recent, days);
  }

  private Occasions days(EventSource at, Source source, long upTo) {
    Occasions days = kept(at.history(), source.key());
    Times times = times(at, source, upTo);
    for (int i = times.size() - 1; i >= 0; i--) {
      days.add(times.get(i));
    }
    return days;
  }

  /** The times of a behaviour, the newest first. */
  private Times times(EventSource at, Source source, long upTo) {
    Times times = new Times();
    if (source.events() != null) {
      PatternEvents found = at.events(source.events());
      long after = before(foldedBefore(at.history()));
      for (int place = found.firstUpTo(upTo); found.reach(place, after); place++) {
        times.add(found.time(place));
      }
    } else {
      StandingAnswers answers =
          new StandingAnswers(at.history(), source.behaviour().metric(), upTo);
      while (answers.next()) {
        if (source.scores().contains(answers.entry().score())) {
          times.add(answers.time());
        }
      }
    }
    return times;
  }

  /** Takes the course of the risk after a line that changed it. */
  interface CourseVisitor {
    void visit(long touch, RiskCurve curve);
  }

  /** Visits the courses after all lines later than an instant that changed it, in order of time. */
  void forEachCourse(EventSource at, long after, CourseVisitor visitor) {
    RiskWalk walk = new RiskWalk(this, at);
    for (long touch : instantsOfTouches(at)) {
      if (touch > after) {
        RiskCurve curve = walk.advanceTo(touch);
        if (curve != null) {
          visitor.visit(touch, curve);
        }
      }
    }
  }

  private long[] instantsOfTouches(EventSource at) {
    Times touches = new Times();
    PatternEvents found = at.events(events);
    for (int place = 0; found.reach(place, Long.MIN_VALUE); place++) {
      touches.add(found.time(place));
    }
    for (Source source : behaviours) {
      if (source.events() != null) {
        addFirstOfDays(at, source, touches);
      } else {
        Column column = at.history().answers(source.behaviour().metric());
        for (ColumnCursor cursor = column == null ? null : column.cursor();
            cursor != null && cursor.next(); ) {
          touches.add(cursor.time());
        }
      }
    }
    return Arrays.stream(touches.from(0)).sorted().distinct().toArray();
  }

  private void addFirstOfDays(EventSource at, Source source, Times touches) {
    Occasions days = kept(at.history(), source.key());
    Times times = times(at, source, Long.MAX_VALUE);
    for (int i = times.size() - 1; i >= 0; i--) {
      if (days.add(times.get(i))) {
        touches.add(times.get(i));
      }
    }
  }

  /** True if the event came in (from, to]. */
  boolean came(History history, long from, long to) {
    return touches.newestEvent(history, to) > from;
  }

  /** The keys under which histories keep what has left. */
  List<Long> owners() {
    List<Long> owners = new ArrayList<>();
    owners.add(key);
    behaviours.forEach(source -> owners.add(source.key()));
    return owners;
  }

  /**
   * Takes in all events before an instant, of whatever name, though most may stay in the history:
   * so that days with several of them count once.
   *
   * @param raised whether the flag was up right before it
   */
  void fold(History history, long before, boolean raised) {
    if (before <= foldedBefore(history)) {
      return;
    }
    EventSource at = EventSource.of(history);
    for (Source source : behaviours) {
      if (source.events() != null) {
        Occasions folded = history.occasionsForUpdate(source.key());
        Times times = times(at, source, before - 1);
        for (int i = times.size() - 1; i >= 0; i--) {
          folded.add(times.get(i));
        }
        folded.wholeBefore(before, false, new long[0]);
      }
    }
    Occasions folded = history.occasionsForUpdate(key);
    long[] recent = orders(at, folded, before - 1, before - RiskCurve.LONGEST_COUNT);
    folded.wholeBefore(before, raised, recent);
  }
}
