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
  private final long window;

  EventLeaf(String text, List<EventPattern> patterns, long window) {
    super(text);
    this.patterns = patterns;
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
  final List<String> eventNames() {
    return patterns.stream().flatMap(pattern -> pattern.names().stream()).distinct().toList();
  }

  @Override
  final List<Explanation.Evidence> evidence(Evaluation at) {
    List<Explanation.Evidence> evidence = new ArrayList<>();
    for (EventPattern pattern : patterns) {
      PatternCursor cursor =
          new PatternCursor(at.history(), new PatternCursor.CompiledPattern(pattern), at.now());
      for (int i = 0;
          i < MOST_EVIDENCE && cursor.next() && cursor.time() > windowStart(at.now());
          i++) {
        evidence.add(new Explanation.Evidence(pattern.inWords(), cursor.time()));
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

  /** Visits the entries of a pattern that a departure takes away. */
  final void forEachLeaving(
      History history,
      PatternCursor.CompiledPattern pattern,
      io.percorso.engine.history.Keeper.Departure departure,
      java.util.function.Consumer<PatternCursor> visitor) {
    if (departure.answers() || !pattern.source().names().contains(departure.name())) {
      return;
    }
    PatternCursor.CompiledPattern leaving =
        new PatternCursor.CompiledPattern(
            new EventPattern(List.of(departure.name()), pattern.source().where()));
    PatternCursor cursor = new PatternCursor(history, leaving, departure.before() - 1);
    while (cursor.next()) {
      visitor.accept(cursor);
    }
  }
}
