package io.percorso.engine.evaluation;

import io.percorso.engine.churn.Assessment;
import io.percorso.engine.churn.Assessor;
import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.Hysteresis;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.FlagTimeline.Known;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import io.percorso.engine.value.Decimals;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The flag of a churn model is up. It goes down at lines that the risk depends on and at whole
 * seconds, up at whole seconds only; where the risk lies between the thresholds, it is as at the
 * last instant before at which it did not. So it is a function of the history and the time like any
 * other condition.
 */
final class ChurnLeaf extends Leaf {
  private final Definition.Churn churn;
  private final RiskReader reader;
  private final Hysteresis hysteresis;
  private final Assessor assessor;

  ChurnLeaf(Definition.Churn churn, Patterns patterns) {
    super(text(churn));
    this.churn = churn;
    reader = new RiskReader(churn, key(), patterns);
    hysteresis = new Hysteresis(churn.raise(), churn.clear());
    assessor = new Assessor(String.join(" or ", churn.events()), hysteresis);
  }

  /** What histories keep depends on the events and behaviours, not on the weights. */
  private static String text(Definition.Churn churn) {
    StringBuilder text = new StringBuilder("churn ").append(churn.id());
    churn.events().stream().sorted().forEach(name -> text.append('\u0000').append(name));
    text.append('\u0000').append(churn.model().spend());
    churn.model().behaviours().forEach(behaviour -> text.append('\u0000').append(behaviour));
    return text.toString();
  }

  /** True if a line of an instant has changed the course of the risk. */
  boolean isTouchedAt(EventSource events, long instant) {
    return reader.isKnown(events.history()) && reader.touches().isAny(events, instant);
  }

  RiskReader reader() {
    return reader;
  }

  Assessment assess(EventSource events, long at) {
    RiskCurve curve = reader.curve(events, at);
    return curve == null ? null : assessor.assess(curve, at);
  }

  @Override
  long evaluate(Evaluation at) {
    long remembered = at.rememberedAt(this);
    if (remembered > Long.MIN_VALUE && remembered <= at.now()) {
      if (!at.isExact() && at.holdsUntil(this) > at.now() && isQuiet(at, remembered)) {
        return Answer.of(at.remembered(this), at.holdsUntil(this));
      }
      Known known = new Known(remembered, at.remembered(this));
      return answer(at.events(), at.now(), known, at.isExact());
    }
    FlagTimeline timeline = at.timeline(this);
    if (timeline == null) {
      timeline = timeline(at.events());
      at.timeline(this, timeline);
    }
    return answer(at.events(), at.now(), timeline, at.isExact());
  }

  private boolean isQuiet(Evaluation at, long since) {
    return reader.touches().last(at.events(), at.now()) <= since;
  }

  private FlagTimeline timeline(EventSource events) {
    History history = events.history();
    long before = reader.foldedBefore(history);
    boolean isWhole = before == Long.MIN_VALUE;
    Known known = isWhole ? Known.NOTHING : new Known(before - 1, reader.wasRaised(history));
    return new FlagTimeline(events, reader, hysteresis, known);
  }

  private long answer(EventSource events, long now, FlagTimeline timeline, boolean exact) {
    if (timeline.isPast(now)) {
      return Answer.of(timeline.knownAt(now).raised(), timeline.nextAfter(now));
    }
    return answer(events, now, timeline.knownAt(now), exact);
  }

  private long answer(EventSource events, long now, Known known, boolean exact) {
    RiskCurve curve = reader.curve(events, now);
    if (curve == null) {
      return Answer.of(false, Answer.NEVER);
    }
    boolean raised = isRaised(events, curve, now, known);
    long next =
        exact ? hysteresis.next(curve, raised, now) : hysteresis.quietUntil(curve, raised, now);
    return Answer.of(raised, next == Hysteresis.NONE ? Answer.NEVER : next);
  }

  /** From what is known, there is at most the line of this instant to look at. */
  private boolean isRaised(EventSource events, RiskCurve curve, long now, Known known) {
    long touch = Math.max(known.at(), reader.touches().last(events, now));
    long decided = hysteresis.lastDecision(curve, touch, now);
    if (decided != Hysteresis.NONE) {
      return hysteresis.raises(curve.logit(decided));
    }
    return touch == known.at()
        ? known.raised()
        : hysteresis.isUpAfter(curve.logit(touch), touch, known.raised());
  }

  @Override
  void fold(History history, Keeper.Departure departure) {
    if (!departure.answers() && eventNames().contains(departure.name())) {
      EventSource events = EventSource.of(history);
      boolean raised =
          Answer.truth(answer(events, departure.before() - 1, timeline(events), false));
      reader.fold(history, departure.before(), raised);
    }
  }

  @Override
  void touchedBy(Touch touch) {
    churn.events().forEach(name -> touch.event(name, List.of()));
    for (Behaviour behaviour : churn.model().behaviours()) {
      EventPattern events = behaviour.events();
      if (events != null) {
        events.names().forEach(name -> touch.event(name, events.where()));
      }
      if (behaviour.metric() != null) {
        touch.answer(behaviour.metric());
      }
    }
  }

  @Override
  long window() {
    // To learn from a customer is to look back over the horizon at what was known before it.
    return RiskCurve.LONGEST_COUNT + (churn.model().learn() ? churn.horizon() : 0);
  }

  @Override
  List<String> eventNames() {
    Set<String> names = new LinkedHashSet<>(churn.events());
    for (Behaviour behaviour : churn.model().behaviours()) {
      if (behaviour.events() != null) {
        names.addAll(behaviour.events().names());
      }
    }
    return List.copyOf(names);
  }

  @Override
  List<PropertyPath> properties() {
    List<PropertyPath> paths = new ArrayList<>();
    paths.add(PropertyPath.ofEvent(churn.model().spend()));
    for (Behaviour behaviour : churn.model().behaviours()) {
      EventPattern events = behaviour.events();
      if (events != null) {
        events.where().stream().map(PropertyTest::path).forEach(paths::add);
      }
    }
    return paths;
  }

  @Override
  String wanted() {
    return String.format(
        Locale.ROOT,
        "flag of %s up (from risk %s on, down again from %s)",
        churn.id(),
        churn.raise(),
        churn.clear());
  }

  @Override
  String because(Evaluation at, boolean truth) {
    RiskCurve curve = reader.curve(at.events(), at.now());
    if (curve == null) {
      return "no " + String.join(" or ", churn.events());
    }
    return "risk " + Decimals.fixed(curve.risk(at.now()), 2) + " of " + churn.id();
  }
}
