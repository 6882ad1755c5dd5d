package io.percorso.engine.feedback;

import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.evaluation.StandingAnswers;
import io.percorso.engine.figure.Scale;
import io.percorso.engine.history.AnswerEntry;
import io.percorso.engine.history.History;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares what stands of a customer's answers with what has been told of them, and tells the
 * difference. One for each thread.
 */
public final class AnswerTeller {
  /**
   * Of one customer, so many answers are remembered as told at most, the newest. Older ones go on
   * counting until their windows end, and can no longer be taken back.
   */
  public static final int MOST_TOLD = 256;

  private final Divisions divisions;
  private final Standpoint standpoint;
  private final int most;

  /** A teller of answers by the definitions in force. */
  public AnswerTeller(Rules rules, Judge judge, int most) {
    divisions = new Divisions(rules.feedbackMetrics());
    standpoint = new Standpoint(rules, judge);
    this.most = most;
  }

  /**
   * What is to be told about.
   *
   * @param customerId whose answers
   * @param history all lines so far
   * @param told what has been told so far; brought up to date
   * @param now the customer's clock
   * @param changedAt the instant of the line that has come; Long.MIN_VALUE if definitions changed
   * @param candidates the definitions that may put the customer somewhere at {@code changedAt};
   *     null if nobody knows
   */
  public record Subject(
      String customerId,
      History history,
      ToldAnswers told,
      long now,
      long changedAt,
      BitSet candidates) {}

  /** Tells what differs. */
  public void tell(Subject subject, Consumer<AnswerChange> changes) {
    List<ToldAnswer> kept = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      kept.addAll(new Comparison(subject, scale, changes).run());
    }
    subject.told().replace(kept, most);
  }

  /** An answer as it stands now. */
  static final class Current {
    final AnswerInContext answer;
    final ToldAnswer before;

    /** True if nothing about it can have changed but what newer answers leave to it. */
    final boolean settled;

    final List<Place> places = new ArrayList<>();

    private Current(AnswerInContext answer, ToldAnswer before, boolean settled) {
      this.answer = answer;
      this.before = before;
      this.settled = settled;
    }
  }

  /** The answers of one customer on one scale. */
  private final class Comparison {
    private final Subject subject;
    private final Scale scale;
    private final Consumer<AnswerChange> changes;
    private final long after;
    private final Map<String, ToldAnswer> told = new LinkedHashMap<>();

    Comparison(Subject subject, Scale scale, Consumer<AnswerChange> changes) {
      this.subject = subject;
      this.scale = scale;
      this.changes = changes;
      after = Math.max(subject.now() - divisions.reach(scale), subject.told().forgottenUpTo());
      for (ToldAnswer one : subject.told().all()) {
        if (one.answer().metric().equals(scale.name()) && one.answer().at() > after) {
          told.put(one.answer().responseId(), one);
        }
      }
    }

    List<ToldAnswer> run() {
      List<Current> standing = standing();
      divide(standing);
      Set<ToldAnswer> continued = Collections.newSetFromMap(new IdentityHashMap<>());
      standing.forEach(current -> continued.add(current.before));
      for (ToldAnswer before : told.values()) {
        if (!continued.contains(before)) {
          change(false, true, before, before.places());
        }
      }
      List<ToldAnswer> kept = new ArrayList<>();
      standing.forEach(current -> kept.add(bringUpToDate(current)));
      return kept;
    }

    private List<Current> standing() {
      List<Current> standing = new ArrayList<>();
      StandingAnswers answers = new StandingAnswers(subject.history(), scale.name(), subject.now());
      while (answers.next() && answers.time() > after) {
        standing.add(current(answers.entry(), answers.time()));
      }
      return standing;
    }

    private Current current(AnswerEntry entry, long at) {
      String responseId = entry.responseId();
      ToldAnswer same = told.get(responseId);
      ToldAnswer before = same != null && same.answer().isOfLine(at, entry.score()) ? same : null;
      if (before != null && at < subject.changedAt()) {
        return new Current(before.answer(), before, true);
      }
      AnswerInContext.Context context =
          before != null && at <= subject.history().foldedBefore()
              ? before.answer().context()
              : standpoint.at(
                  subject.history(), at, at == subject.changedAt() ? subject.candidates() : null);
      Map<String, String> fields = divisions.fields(entry.fields());
      return new Current(
          new AnswerInContext(scale.name(), responseId, entry.score(), at, context, fields),
          before,
          false);
    }

    private void divide(List<Current> newestFirst) {
      for (Division division : divisions.of(scale)) {
        division.divide(newestFirst, subject.now() - division.spec().longestMillis());
      }
    }

    private ToldAnswer bringUpToDate(Current current) {
      ToldAnswer before = current.before;
      if (before == null) {
        ToldAnswer fresh = new ToldAnswer(current.answer, current.places, List.of());
        change(true, true, fresh, current.places);
        return fresh;
      }
      if (before.places().equals(current.places) && before.answer().equals(current.answer)) {
        return before;
      }
      return before.answer().equals(current.answer)
          ? move(before, current)
          : correct(before, current);
    }

    private ToldAnswer correct(ToldAnswer before, Current current) {
      ToldAnswer corrected =
          new ToldAnswer(current.answer, current.places, before.formerOnceCorrected());
      tell(false, true, before, before.places(), current.answer.at());
      tell(true, true, corrected, current.places, current.answer.at());
      return corrected;
    }

    private ToldAnswer move(ToldAnswer before, Current current) {
      List<Place> gone = new ArrayList<>(before.places());
      gone.removeAll(current.places);
      gone.removeIf(place -> place.spec().longestMillis() <= subject.now() - current.answer.at());
      List<Place> come = new ArrayList<>(current.places);
      come.removeAll(before.places());
      ToldAnswer updated = new ToldAnswer(current.answer, current.places, before.former());
      if (!gone.isEmpty()) {
        change(false, false, before, gone);
      }
      if (!come.isEmpty()) {
        change(true, false, updated, come);
      }
      return updated;
    }

    /** Tells of a change that the line at hand, or the answer itself, has brought about. */
    private void change(boolean added, boolean whole, ToldAnswer told, List<Place> places) {
      long effective =
          added && whole ? told.answer().at() : Math.max(told.answer().at(), subject.changedAt());
      tell(added, whole, told, places, effective);
    }

    private void tell(
        boolean added, boolean whole, ToldAnswer told, List<Place> places, long effectiveAt) {
      changes.accept(
          new AnswerChange(
                  null,
                  subject.customerId(),
                  added,
                  whole,
                  told.answer(),
                  effectiveAt,
                  List.copyOf(places))
              .identified(told.revision()));
    }
  }
}
