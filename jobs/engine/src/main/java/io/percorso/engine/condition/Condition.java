package io.percorso.engine.condition;

import io.percorso.engine.value.PropertyPath;
import java.util.List;

/**
 * Something that holds or does not hold for a customer at an instant t. Windows and other durations
 * are in milliseconds; a window {@link #EVER} is none at all.
 */
public sealed interface Condition {
  /** The window that reaches back for ever. */
  long EVER = -1;

  /** Holds when all the given ones hold. */
  record All(List<Condition> of) implements Condition {
    /** Keeps a copy. */
    public All {
      of = List.copyOf(of);
    }
  }

  /** Holds when any of the given ones holds. */
  record Any(List<Condition> of) implements Condition {
    /** Keeps a copy. */
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Holds when the given one does not. */
  record Not(Condition of) implements Condition {}

  /** Which figure an {@link Aggregated} condition takes. */
  enum Figure {
    /** The number of events. */
    COUNT("count"),
    /** The sum of a property; over nothing 0. */
    SUM("sum"),
    /** The mean of a property; over nothing the condition does not hold. */
    AVERAGE("average"),
    /** The smallest; over nothing the condition does not hold. */
    MIN("min"),
    /** The largest; over nothing the condition does not hold. */
    MAX("max"),
    /** The number of different values; over nothing 0. */
    DISTINCT("distinct");

    private final String word;

    Figure(String word) {
      this.word = word;
    }

    /** As a definition spells it. */
    public String word() {
      return word;
    }
  }

  /**
   * A figure over the events of a pattern in (t-within, t] matches.
   *
   * @param of the property the figure is taken of; null for the count
   */
  record Aggregated(
      EventPattern events, Figure figure, PropertyPath of, Matcher matcher, long within)
      implements Condition {}

  /**
   * The time since the last and/or the first event of a pattern in (t-within, t] matches.
   *
   * @param last matches milliseconds since the last such event; null asks nothing
   * @param first matches milliseconds since the first such event; null asks nothing
   */
  record Recency(EventPattern events, Matcher last, Matcher first, long within)
      implements Condition {}

  /**
   * With a the time of the last event of {@code after}: no event of {@code no} in (a, t], at least
   * {@code minimum} since a, and less than {@code within}.
   */
  record Absence(EventPattern after, EventPattern no, long minimum, long within)
      implements Condition {}

  /** Events of the steps in (t-within, t], each later than the one before. */
  record Sequence(List<EventPattern> steps, long within) implements Condition {
    /** Keeps a copy. */
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /** The milliseconds since the customer was first or last seen match. */
  record Seen(boolean first, Matcher age) implements Condition {}

  /** The latest value of a trait matches. */
  record Trait(PropertyPath name, Matcher matcher) implements Condition {}

  /**
   * The number of standing answers of a metric in (t-within, t] that match.
   *
   * @param score matches the answer's score; null asks nothing
   */
  record Feedback(
      String metric, Matcher score, List<PropertyTest> where, Matcher count, long within)
      implements Condition {
    /** Keeps a copy. */
    public Feedback {
      where = List.copyOf(where);
    }
  }

  /** The customer is in one of the segments. */
  record InSegment(List<String> ids) implements Condition {
    /** Keeps a copy. */
    public InSegment {
      ids = List.copyOf(ids);
    }
  }

  /** The customer is in one of the stages of a journey; null for the only journey there is. */
  record InStage(String journey, List<String> ids) implements Condition {
    /** Keeps a copy. */
    public InStage {
      ids = List.copyOf(ids);
    }
  }

  /** The flag of one of the churn models is raised. */
  record AtRisk(List<String> ids) implements Condition {
    /** Keeps a copy. */
    public AtRisk {
      ids = List.copyOf(ids);
    }
  }
}
