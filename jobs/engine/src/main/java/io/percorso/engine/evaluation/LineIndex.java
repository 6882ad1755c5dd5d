package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.PropertyPath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which conditions a line touches, by its kind, its name and what it says; and which properties of
 * an event histories must keep for them.
 */
final class LineIndex {
  private static final int[] NONE = {};

  private final Map<String, EventIndex> byEvent = new HashMap<>();
  private final Map<String, int[]> byMetric = new HashMap<>();
  private final Map<String, PropertyPath[]> kept = new HashMap<>();
  private final PropertyPath[] usual;
  private final int[] byTraits;
  private final int[] byAnyLine;
  private final BitSet byFirstLine;

  /**
   * An index of conditions.
   *
   * @param usual properties that are kept of every event, whether or not a condition asks for them
   */
  LineIndex(List<Leaf> leaves, PropertyPath[] usual) {
    this.usual = usual;
    Touches touches = new Touches();
    Map<String, Set<PropertyPath>> asked = new HashMap<>();
    for (Leaf leaf : leaves) {
      touches.current = leaf.index();
      leaf.touchedBy(touches);
      for (String name : leaf.eventNames()) {
        asked.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(leaf.properties());
      }
    }
    asked.forEach(
        (name, paths) -> {
          paths.addAll(Arrays.asList(usual));
          kept.put(name, paths.toArray(new PropertyPath[0]));
        });
    touches.events.forEach((name, index) -> byEvent.put(name, index.build(kept.get(name))));
    touches.metrics.forEach((name, set) -> byMetric.put(name, Bits.toArray(set)));
    byTraits = Bits.toArray(touches.traits);
    byAnyLine = Bits.toArray(touches.anyLine);
    byFirstLine = touches.firstLine;
  }

  /** Collects what touches the leaf that is current. */
  private static final class Touches implements Leaf.Touch {
    private final Map<String, EventIndex.Builder> events = new HashMap<>();
    private final Map<String, BitSet> metrics = new HashMap<>();
    private final BitSet traits = new BitSet();
    private final BitSet anyLine = new BitSet();
    private final BitSet firstLine = new BitSet();
    private int current;

    @Override
    public void event(String name, List<PropertyTest> where) {
      events.computeIfAbsent(name, key -> new EventIndex.Builder()).add(current, where);
    }

    @Override
    public void traits() {
      traits.set(current);
    }

    @Override
    public void answer(String metric) {
      metrics.computeIfAbsent(metric, key -> new BitSet()).set(current);
    }

    @Override
    public void anyLine() {
      anyLine.set(current);
    }

    @Override
    public void firstLine() {
      firstLine.set(current);
    }
  }

  /** Adds the indexes of the leaves that a line touches which has just been added to a history. */
  void touch(Line line, EntryWriter writer, History history, BitSet touched) {
    switch (line.kind()) {
      case EVENT -> {
        EventIndex index = byEvent.get(line.name());
        if (index != null) {
          index.touch(path -> writer.last(path, history), touched);
        }
      }
      case TRAITS -> Bits.set(touched, byTraits);
      case ANSWER -> Bits.set(touched, byMetric.getOrDefault(line.name(), NONE));
      case SEEN -> {
        // Only those that any line touches.
      }
    }
    Bits.set(touched, byAnyLine);
  }

  /** Adds the indexes of the leaves that any line touches which a history keeps. */
  void touch(History history, BitSet touched) {
    byEvent.forEach(
        (name, index) -> {
          Column column = history.events(name);
          if (column != null) {
            KeptEvents events = new KeptEvents(column, history, properties(name));
            while (events.next()) {
              index.touch(events, touched);
            }
          }
        });
    if (history.traits().count() > 0) {
      Bits.set(touched, byTraits);
    }
    byMetric.forEach(
        (metric, leaves) -> {
          if (history.answers(metric) != null) {
            Bits.set(touched, leaves);
          }
        });
    Bits.set(touched, byAnyLine);
  }

  /** The leaves that a customer's first line touches besides; not to be changed. */
  BitSet byFirstLine() {
    return byFirstLine;
  }

  /** True if a leaf looks at answers of a metric. */
  boolean looksAtAnswers(String metric) {
    return byMetric.containsKey(metric);
  }

  /** True if a leaf may look at events of a name. */
  boolean looksAt(String event) {
    return byEvent.containsKey(event);
  }

  /** The properties that are kept of events of a name. */
  PropertyPath[] properties(String event) {
    return kept.getOrDefault(event, usual);
  }
}
