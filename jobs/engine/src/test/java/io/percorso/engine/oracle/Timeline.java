package io.percorso.engine.oracle;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The changes of one definition's outcome over time, found by asking the oracle at every instant at
 * which something can change: of each line, and each duration any definition names after each line.
 */
public final class Timeline {
  private final List<Definition.Versioned> definitions;
  private final Definition definition;
  private final List<PlainLine> lines;
  private final TreeSet<Long> durations = new TreeSet<>();

  /** Of one definition among others, for the lines of a customer. */
  public Timeline(
      List<Definition.Versioned> definitions, Definition definition, List<PlainLine> lines) {
    this.definitions = definitions;
    this.definition = definition;
    this.lines = Oracle.accepted(lines);
    definitions.forEach(other -> addDurations(other.definition()));
  }

  /**
   * The outcome changed at an instant; {@code next} is that of the next change if nothing more
   * comes, or null.
   */
  public record Change(long at, int from, int to, Long next) {}

  /** All instants at which something may change, in order, and the ones next to them. */
  public NavigableSet<Long> instants(List<PlainLine> of, long until) {
    TreeSet<Long> instants = new TreeSet<>();
    for (PlainLine line : of) {
      instants.add(line.at());
      for (long duration : durations) {
        for (long off = -1; off <= 1; off++) {
          if (line.at() + duration + off <= until) {
            instants.add(line.at() + duration + off);
          }
        }
      }
    }
    return instants;
  }

  /** The changes up to an instant and including it. */
  public List<Change> changes(long until) {
    List<Change> changes = new ArrayList<>();
    Oracle oracle = new Oracle(definitions, lines);
    int outcome = 0;
    for (long at : instants(lines, until)) {
      int then = oracle.outcome(definition, at);
      if (then != outcome) {
        changes.add(new Change(at, outcome, then, next(at)));
        outcome = then;
      }
    }
    return changes;
  }

  /** The first instant after {@code at} at which the outcome differs if no line comes any more. */
  public Long next(long at) {
    List<PlainLine> known = lines.stream().filter(line -> line.at() <= at).toList();
    Oracle oracle = new Oracle(definitions, known);
    int outcome = oracle.outcome(definition, at);
    for (long later : instants(known, Long.MAX_VALUE).tailSet(at, false)) {
      if (oracle.outcome(definition, later) != outcome) {
        return later;
      }
    }
    return null;
  }

  private void addDurations(Definition of) {
    if (of instanceof Definition.Segment segment) {
      addDurations(segment.when());
    } else {
      ((Definition.Journey) of).stages().forEach(stage -> addDurations(stage.when()));
    }
  }

  private void addDurations(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(this::addDurations);
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(this::addDurations);
    } else if (condition instanceof Condition.Not not) {
      addDurations(not.of());
    } else if (condition instanceof Condition.Aggregated it) {
      add(it.within());
    } else if (condition instanceof Condition.Recency it) {
      add(it.within());
      add(it.last());
      add(it.first());
    } else if (condition instanceof Condition.Absence it) {
      add(it.within());
      add(it.minimum());
    } else if (condition instanceof Condition.Sequence it) {
      add(it.within());
    } else if (condition instanceof Condition.Seen it) {
      add(it.age());
    } else if (condition instanceof Condition.Feedback it) {
      add(it.within());
    }
  }

  private void add(long duration) {
    if (duration > 0) {
      durations.add(duration);
    }
  }

  private void add(Matcher ages) {
    if (ages != null) {
      for (Matcher.Test test : ages.tests()) {
        for (Operand operand : test.operands()) {
          add(operand.number().longValueExact());
        }
      }
    }
  }
}
