package io.percorso.engine.evaluation;

import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.History;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.List;

/** A condition on events: what the leaves that look at events have in common. */
abstract class EventLeaf extends Leaf {
  private static final int MOST_EVIDENCE = 3;

  private final List<EventPattern> patterns;
  private final List<CompiledPattern> compiled;
  private final long window;

  EventLeaf(String text, List<EventPattern> patterns, long window, Patterns all) {
    super(text);
    this.patterns = patterns;
    compiled = patterns.stream().map(all::of).toList();
    this.window = window;
  }

  @Override
  final long window() {
    return Math.max(0, window);
  }

  /** The instant after which events count at {@code now}. */
  final long windowStart(long now) {
    return window < 0 ? Long.MIN_VALUE : now - window;
  }

  /** The instant at which an event leaves the window. */
  final long leaves(long time) {
    return window < 0 ? Answer.NEVER : Answer.plus(time, window);
  }

  @Override
  final void touchedBy(Touch touch) {
    for (EventPattern pattern : patterns) {
      pattern.names().forEach(name -> touch.event(name, pattern.where()));
    }
  }

  @Override
  final boolean isTouchedAfter(long instant, Evaluation at) {
    for (CompiledPattern pattern : compiled) {
      if (at.events(pattern).newestUpTo(at.now(), instant) > instant) {
        return true;
      }
    }
    return false;
  }

  @Override
  final List<String> eventNames() {
    return patterns.stream().flatMap(pattern -> pattern.names().stream()).distinct().toList();
  }

  @Override
  final List<Explanation.Evidence> evidence(Evaluation at) {
    List<Explanation.Evidence> evidence = new ArrayList<>();
    for (EventPattern pattern : patterns) {
      PatternEvents events = eventsOf(pattern, at.history());
      int first = events.firstUpTo(at.now());
      for (int place = first;
          place < first + MOST_EVIDENCE && events.reach(place, windowStart(at.now()));
          place++) {
        evidence.add(new Explanation.Evidence(pattern.inWords(), events.time(place)));
      }
    }
    return evidence;
  }

  @Override
  List<PropertyPath> properties() {
    List<PropertyPath> paths = new ArrayList<>();
    for (EventPattern pattern : patterns) {
      pattern.where().stream().map(PropertyTest::path).forEach(paths::add);
    }
    return paths;
  }

  /** Visits events by their place. */
  interface Visitor {
    void visit(PatternEvents events, int place);
  }

  /** Visits the events of a pattern that a departure takes away. */
  final void forEachLeaving(
      History history,
      CompiledPattern pattern,
      io.percorso.engine.history.Keeper.Departure departure,
      Visitor visitor) {
    if (departure.answers() || !pattern.source().names().contains(departure.name())) {
      return;
    }
    EventPattern leaving = new EventPattern(List.of(departure.name()), pattern.source().where());
    PatternEvents events = eventsOf(leaving, history);
    for (int place = events.firstUpTo(departure.before() - 1);
        events.reach(place, Long.MIN_VALUE);
        place++) {
      visitor.visit(events, place);
    }
  }

  private static PatternEvents eventsOf(EventPattern pattern, History history) {
    return new PatternEvents(new Patterns().of(pattern), history);
  }
}
