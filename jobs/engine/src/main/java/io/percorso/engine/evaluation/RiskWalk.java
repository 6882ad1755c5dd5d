package io.percorso.engine.evaluation;

import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.history.Occasions;
import java.util.ArrayList;
import java.util.List;

/** Goes through a history once, from its oldest line on, and gives the course of the risk. */
final class RiskWalk {
  private final RiskReader reader;
  private final EventSource at;
  private final Track orders;
  private final List<Track> behaviours = new ArrayList<>();
  private final Times occasions = new Times();
  private int expired;

  /** The events of one source, in order of time, and how far the walk has come. */
  static final class Track {
    private final Occasions days;
    private final Times times;
    private final Times amounts;
    private int next;

    /**
     * A track.
     *
     * @param days what has left the history
     * @param times in order
     * @param amounts of the events, in millionths; null for events without
     */
    Track(Occasions days, Times times, Times amounts) {
      this.days = days;
      this.times = times;
      this.amounts = amounts;
    }

    /** Takes the next event in; true if it is the first of its day. */
    private boolean take() {
      if (amounts != null && amounts.get(next) != io.percorso.engine.value.Numbers.BEYOND) {
        days.addAmount(amounts.get(next));
      }
      return days.add(times.get(next++));
    }

    private boolean hasUpTo(long instant) {
      return next < times.size() && times.get(next) <= instant;
    }
  }

  RiskWalk(RiskReader reader, EventSource at) {
    this.reader = reader;
    this.at = at;
    orders = reader.orderTrack(at);
    for (long time : orders.days.recent()) {
      occasions.add(time);
    }
    for (int i = 0; i < reader.behaviours(); i++) {
      behaviours.add(reader.behaviourTrack(at, i));
    }
  }

  /** The course after the lines up to an instant, no earlier than that of the last call. */
  RiskCurve advanceTo(long instant) {
    while (orders.hasUpTo(instant)) {
      if (orders.take()) {
        occasions.add(orders.days.last());
      }
    }
    List<Occasions> days = new ArrayList<>(behaviours.size());
    for (int i = 0; i < behaviours.size(); i++) {
      Track track = behaviours.get(i);
      while (track != null && track.hasUpTo(instant)) {
        track.take();
      }
      days.add(track == null ? reader.days(at, i, instant) : track.days.copy());
    }
    while (expired < occasions.size()
        && occasions.get(expired) <= instant - RiskCurve.LONGEST_COUNT) {
      expired++;
    }
    return orders.days.count() == 0
        ? null
        : reader.curve(orders.days.copy(), occasions.from(expired), days);
  }
}
