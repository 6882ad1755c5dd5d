package io.percorso.engine.definition;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.condition.Condition;
import java.util.List;

/** Something a user defines; its kind and id together are unique in a set. */
public sealed interface Definition {

  /** The id, unique among definitions of its kind. */
  String id();

  /** The kind as a definition spells it. */
  String kind();

  /** Kind and id in one: the key of the control topic. */
  default String key() {
    return kind() + "/" + id();
  }

  /** Customers for whom a condition holds. */
  record Segment(String id, String description, Condition when) implements Definition {
    @Override
    public String kind() {
      return "segment";
    }
  }

  /** Stages in order; a customer is in the last one whose condition holds. */
  record Journey(String id, String description, List<Stage> stages) implements Definition {
    /** Keeps a copy. */
    public Journey {
      stages = List.copyOf(stages);
    }

    @Override
    public String kind() {
      return "journey";
    }
  }

  /** A stage of a journey. */
  record Stage(String id, Condition when) {}

  /**
   * A rolling figure over answers.
   *
   * @param metric NPS, CSAT or CES
   * @param windows in milliseconds, each a multiple of {@code every}
   * @param by the dimensions, each one name or a pair
   * @param every milliseconds between two points
   * @param latest true if only a customer's newest answer in the window counts
   * @param minimum answers below which a point is thin
   * @param journey whose stages; null for the only journey there is
   */
  record FeedbackMetric(
      String id,
      String description,
      String metric,
      List<Long> windows,
      List<List<String>> by,
      long every,
      boolean latest,
      int minimum,
      String journey)
      implements Definition {
    /** Keeps copies. */
    public FeedbackMetric {
      windows = List.copyOf(windows);
      by = by.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
      return "feedback-metric";
    }
  }

  /**
   * The probability of no further event.
   *
   * @param events names of the events whose silence is churn
   * @param horizon milliseconds ahead
   * @param raise the flag is raised at this risk or more
   * @param clear the flag is cleared at this risk or less
   * @param model what the risk is computed with
   */
  record Churn(
      String id,
      String description,
      List<String> events,
      long horizon,
      double raise,
      double clear,
      ChurnModel model)
      implements Definition {
    /** Keeps a copy. */
    public Churn {
      events = List.copyOf(events);
    }

    /** The same with another model. */
    public Churn with(ChurnModel other) {
      return new Churn(id, description, events, horizon, raise, clear, other);
    }

    @Override
    public String kind() {
      return "churn";
    }
  }

  /** A definition with the number of its version, from 1. */
  record Versioned(Definition definition, int version) {}
}
