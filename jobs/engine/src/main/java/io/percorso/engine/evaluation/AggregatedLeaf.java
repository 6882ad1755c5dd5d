package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.condition.LongRanges;
import io.percorso.engine.history.Fold;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import io.percorso.engine.value.Numbers;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A figure over the events in a window.
 *
 * <p>As time goes on and nothing happens, the oldest events leave, and what remains is always the
 * newest few. One pass from the newest to the oldest therefore sees every window that is to come,
 * the last one first; the oldest event whose taking in changed the answer is the next to change it
 * by leaving.
 */
final class AggregatedLeaf extends EventLeaf {
  private final Condition.Aggregated condition;
  private final CompiledPattern pattern;
  private final Supplier<Accumulator> figures;
  private final byte[] property;

  /** Fewer events than that are too few, whatever they are; 0 where the number does not decide. */
  private final long fewest;

  private final boolean isGrowing;

  AggregatedLeaf(String text, Condition.Aggregated condition, Patterns patterns) {
    super(text, List.of(condition.events()), condition.within(), patterns);
    this.condition = condition;
    pattern = patterns.of(condition.events());
    figures = Accumulator.maker(condition.figure(), condition.matcher());
    property = condition.of() == null ? null : condition.of().utf8();
    boolean counts = condition.figure() == Figure.COUNT || condition.figure() == Figure.DISTINCT;
    LongRanges ranges = counts ? LongRanges.of(condition.matcher(), 1) : LongRanges.ALL;
    fewest = counts ? ranges.smallest() : 0;
    isGrowing = counts && ranges.isSettledFrom(ranges.smallest());
  }

  @Override
  int cost() {
    // Most customers have too few events for it, which is seen at once.
    return fewest > 1 ? 1 : super.cost();
  }

  @Override
  boolean isGrowing() {
    return isGrowing;
  }

  @Override
  boolean foretells() {
    return true;
  }

  @Override
  boolean isOutOfReach(Evaluation at) {
    return fewest > 0 && at.named(pattern) < fewest && at.history().fold(key()) == null;
  }

  @Override
  List<PropertyPath> properties() {
    List<PropertyPath> paths = new ArrayList<>(super.properties());
    if (condition.of() != null) {
      paths.add(condition.of());
    }
    return paths;
  }

  @Override
  long evaluate(Evaluation at) {
    if (isOutOfReach(at)) {
      at.missing(fewest - at.named(pattern));
      return Answer.of(false, Answer.NEVER);
    }
    Accumulator figure = figures.get();
    long answer = answer(at, figure, at.course(this));
    if (isGrowing && !Answer.truth(answer)) {
      at.missing(fewest - figure.count());
    }
    return answer;
  }

  private long answer(Evaluation at, Accumulator figure, Course course) {
    return condition.within() < 0
        ? answerSinceEver(at, figure)
        : answerInWindow(at, figure, course);
  }

  private long answerSinceEver(Evaluation at, Accumulator figure) {
    History history = at.history();
    Fold fold = history.fold(key());
    if (fold != null) {
      figure.merge(fold.total());
    }
    PatternEvents events = at.events(pattern);
    int index = propertyIndex(history);
    for (int place = events.firstUpTo(at.now());
        !figure.isSettled() && events.reach(place, Long.MIN_VALUE);
        place++) {
      figure.add(property(events, place, index));
    }
    return Answer.of(figure.matches(), Answer.NEVER);
  }

  private long answerInWindow(Evaluation at, Accumulator figure, Course course) {
    History history = at.history();
    long start = windowStart(at.now());
    PatternEvents events = at.events(pattern);
    int index = propertyIndex(history);
    boolean truth = figure.matches();
    course.begin(truth);
    int place = events.firstUpTo(at.now());
    while (!figure.isSettled() && events.reach(place, start)) {
      long time = events.time(place);
      do {
        figure.add(property(events, place++, index));
      } while (events.reach(place, time - 1));
      if (figure.matches() != truth) {
        truth = !truth;
        course.turn(leaves(time));
      }
    }
    Fold fold = figure.isSettled() ? null : history.fold(key());
    long answer = course.at(at.now());
    if (fold == null) {
      return answer;
    }
    // Entries that came late may be older than days, which are then passed out of order.
    course.forget();
    return withDays(fold, start, figure, Answer.until(answer));
  }

  /** Goes on with the days that stand for entries that had to leave the window early. */
  private long withDays(Fold fold, long start, Accumulator figure, long until) {
    boolean truth = figure.matches();
    long next = until;
    for (Fold.Day day : fold.days()) {
      if (day.last() <= start) {
        break;
      }
      figure.merge(day.tally());
      if (figure.matches() != truth) {
        truth = !truth;
        next = leaves(day.last());
      }
    }
    return Answer.of(truth, next);
  }

  private int propertyIndex(History history) {
    return property == null ? -1 : history.textIndex(property);
  }

  private Value property(PatternEvents events, int place, int index) {
    return property == null ? null : events.property(place, index);
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    if (condition.within() >= 0 && !departure.rolledUp()) {
      return;
    }
    int index = propertyIndex(history);
    forEachLeaving(
        history,
        pattern,
        departure,
        (events, place) -> {
          long micros = property == null ? 0 : events.property(place, index).micros();
          if (micros != Numbers.BEYOND && condition.figure() != Figure.DISTINCT) {
            take(history, departure, events.time(place), micros);
          }
        });
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    Accumulator figure = new Unsettled(figures.get());
    answer(at, figure, new Course());
    String value = figure.figure();
    String events = pattern.inWords();
    String window = condition.within() < 0 ? "" : " in " + Durations.format(condition.within());
    if (condition.figure() == Figure.COUNT) {
      return value + " " + events + window;
    }
    String in = " in " + events + window;
    if (value == null) {
      return "no " + condition.of() + in;
    }
    return condition.figure() == Figure.DISTINCT
        ? value + " different " + condition.of() + in
        : condition.of() + " " + condition.figure().word() + " " + value + in;
  }

  /** Lets a figure be taken to its end, for people. */
  private static final class Unsettled extends Accumulator {
    private final Accumulator figure;

    Unsettled(Accumulator figure) {
      this.figure = figure;
    }

    @Override
    void add(Value value) {
      figure.add(value);
    }

    @Override
    void merge(io.percorso.engine.history.Tally tally) {
      figure.merge(tally);
    }

    @Override
    boolean matches() {
      return figure.matches();
    }

    @Override
    String figure() {
      return figure.figure();
    }
  }
}
