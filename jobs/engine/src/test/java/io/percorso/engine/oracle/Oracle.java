package io.percorso.engine.oracle;

import static io.percorso.engine.oracle.PlainMatching.look;
import static io.percorso.engine.oracle.PlainMatching.matches;
import static io.percorso.engine.oracle.PlainMatching.matchesNumber;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.line.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every condition by its definition: slow, obvious, over plain lists, all of them looked through
 * for every question.
 */
public final class Oracle {
  private static final BigDecimal LARGEST = new BigDecimal("1e12");

  private final List<Definition> definitions;
  private final List<PlainLine> lines;

  /** Answers from all of the lines, in whatever order they come; repeats are passed over. */
  public Oracle(List<Definition.Versioned> definitions, List<PlainLine> lines) {
    this.definitions = definitions.stream().map(Definition.Versioned::definition).toList();
    this.lines = accepted(lines);
  }

  /** The lines in order of time without repeats. */
  public static List<PlainLine> accepted(List<PlainLine> lines) {
    List<PlainLine> sorted = new ArrayList<>(lines);
    sorted.sort((a, b) -> Long.compare(a.at(), b.at()));
    Set<Object> identities = new HashSet<>();
    sorted.removeIf(line -> identity(line) != null && !identities.add(identity(line)));
    return sorted;
  }

  private static Object identity(PlainLine line) {
    return line.kind() == LineKind.ANSWER ? PlainValue.canonical(line.body()) : line.messageId();
  }

  /** The number of the stage, or 1 for in a segment; 0 for none. */
  public int outcome(Definition definition, long t) {
    if (lines.isEmpty() || t < lines.get(0).at()) {
      return 0;
    }
    if (definition instanceof Definition.Segment segment) {
      return holds(segment.when(), t) ? 1 : 0;
    }
    List<Definition.Stage> stages = ((Definition.Journey) definition).stages();
    for (int i = stages.size(); i > 0; i--) {
      if (holds(stages.get(i - 1).when(), t)) {
        return i;
      }
    }
    return 0;
  }

  private boolean holds(Condition condition, long t) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().allMatch(one -> holds(one, t));
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(one -> holds(one, t));
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.of(), t);
    } else if (condition instanceof Condition.Aggregated it) {
      return holds(it, t);
    } else if (condition instanceof Condition.Recency it) {
      return holds(it, t);
    } else if (condition instanceof Condition.Absence it) {
      return holds(it, t);
    } else if (condition instanceof Condition.Sequence it) {
      return follows(it, 0, t - it.within(), t);
    } else if (condition instanceof Condition.Seen it) {
      return holds(it, t);
    } else if (condition instanceof Condition.Trait it) {
      return matches(it.matcher(), trait(it.name().name(), t));
    } else if (condition instanceof Condition.Feedback it) {
      return holds(it, t);
    } else if (condition instanceof Condition.InSegment it) {
      return it.ids().stream().anyMatch(id -> outcome(find("segment", id), t) == 1);
    }
    Condition.InStage in = (Condition.InStage) condition;
    Definition.Journey journey = (Definition.Journey) find("journey", in.journey());
    int outcome = outcome(journey, t);
    return outcome > 0 && in.ids().contains(journey.stages().get(outcome - 1).id());
  }

  /** By kind and id; without an id the only one of the kind. */
  private Definition find(String kind, String id) {
    return definitions.stream()
        .filter(d -> d.kind().equals(kind) && (id == null || d.id().equals(id)))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(Condition.Aggregated it, long t) {
    List<PlainLine> events = events(it.events(), it.within(), t);
    if (it.figure() == Condition.Figure.COUNT) {
      return matchesNumber(it.matcher(), events.size());
    }
    List<BigDecimal> numbers = new ArrayList<>();
    Set<Object> distinct = new HashSet<>();
    for (PlainLine event : events) {
      Object value = property(event, it.of().name());
      if (value != null) {
        distinct.add(PlainValue.canonical(value));
      }
      if (value instanceof BigDecimal number && number.abs().compareTo(LARGEST) <= 0) {
        numbers.add(number.setScale(6, RoundingMode.HALF_EVEN));
      }
    }
    if (it.figure() == Condition.Figure.DISTINCT) {
      return matchesNumber(it.matcher(), distinct.size());
    }
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (it.figure() == Condition.Figure.SUM) {
      return matchesNumber(it.matcher(), sum::compareTo);
    }
    if (numbers.isEmpty()) {
      return false;
    }
    BigDecimal count = BigDecimal.valueOf(numbers.size());
    return switch (it.figure()) {
      case MIN ->
          matchesNumber(it.matcher(), numbers.stream().min(BigDecimal::compareTo).get()::compareTo);
      case MAX ->
          matchesNumber(it.matcher(), numbers.stream().max(BigDecimal::compareTo).get()::compareTo);
      default -> matchesNumber(it.matcher(), other -> sum.compareTo(other.multiply(count)));
    };
  }

  private boolean holds(Condition.Recency it, long t) {
    List<PlainLine> events = events(it.events(), it.within(), t);
    if (events.isEmpty()) {
      return false;
    }
    long last = t - events.get(events.size() - 1).at();
    long first = t - events.get(0).at();
    return (it.last() == null || matchesNumber(it.last(), last))
        && (it.first() == null || matchesNumber(it.first(), first));
  }

  private boolean holds(Condition.Absence it, long t) {
    List<PlainLine> after = events(it.after(), Condition.EVER, t);
    if (after.isEmpty()) {
      return false;
    }
    long a = after.get(after.size() - 1).at();
    boolean none = events(it.no(), Condition.EVER, t).stream().noneMatch(b -> b.at() > a);
    return none && it.minimum() <= t - a && (it.within() < 0 || t - a < it.within());
  }

  /** True if the steps from one on follow each other after an instant, up to t. */
  private boolean follows(Condition.Sequence it, int step, long after, long t) {
    if (step == it.steps().size()) {
      return true;
    }
    return events(it.steps().get(step), Condition.EVER, t).stream()
        .filter(event -> event.at() > after)
        .anyMatch(event -> follows(it, step + 1, event.at(), t));
  }

  private boolean holds(Condition.Seen it, long t) {
    long first = lines.get(0).at();
    long last = first;
    for (PlainLine line : lines) {
      last = line.at() <= t ? line.at() : last;
    }
    return matchesNumber(it.age(), t - (it.first() ? first : last));
  }

  private Object trait(String path, long t) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    PlainLine latest = null;
    for (PlainLine line : lines) {
      if (line.kind() == LineKind.TRAITS && line.at() <= t && line.body().containsKey(head)) {
        latest = latest == null || !isAfter(latest, line) ? line : latest;
      }
    }
    return latest == null ? null : look(latest.body(), path);
  }

  private static boolean isAfter(PlainLine one, PlainLine other) {
    int byId = id(one).compareTo(id(other));
    return one.at() > other.at() || (one.at() == other.at() && byId > 0);
  }

  private static String id(PlainLine line) {
    return line.messageId() == null ? "" : line.messageId();
  }

  private boolean holds(Condition.Feedback it, long t) {
    Map<String, PlainLine> latest = new TreeMap<>();
    for (PlainLine line : lines) {
      if (line.kind() == LineKind.ANSWER && line.at() <= t && line.name().equals(it.metric())) {
        latest.merge(line.responseId(), line, Oracle::later);
      }
    }
    long count =
        latest.values().stream()
            .filter(answer -> answer.score() >= 0)
            .filter(answer -> it.within() < 0 || answer.at() > t - it.within())
            .filter(answer -> it.score() == null || matchesNumber(it.score(), answer.score()))
            .filter(answer -> it.where().stream().allMatch(test -> passes(test, answer)))
            .count();
    return matchesNumber(it.count(), count);
  }

  private static PlainLine later(PlainLine one, PlainLine other) {
    if (one.at() != other.at()) {
      return one.at() > other.at() ? one : other;
    }
    if (one.score() < 0 || other.score() < 0) {
      return one.score() < 0 ? one : other;
    }
    if (one.score() != other.score()) {
      return one.score() > other.score() ? one : other;
    }
    return one.text().compareTo(other.text()) > 0 ? one : other;
  }

  private static boolean passes(PropertyTest test, PlainLine answer) {
    return matches(test.matcher(), look(answer.body(), test.path().name()));
  }

  private List<PlainLine> events(EventPattern pattern, long within, long t) {
    List<PlainLine> events = new ArrayList<>();
    for (PlainLine line : lines) {
      if (line.kind() == LineKind.EVENT
          && line.at() <= t
          && (within < 0 || line.at() > t - within)
          && pattern.names().contains(line.name())
          && pattern.where().stream()
              .allMatch(test -> matches(test.matcher(), property(line, test.path().name())))) {
        events.add(line);
      }
    }
    return events;
  }

  private static Object property(PlainLine event, String path) {
    return path.startsWith("context.")
        ? look(event.context(), path.substring("context.".length()))
        : look(event.body(), path);
  }
}
