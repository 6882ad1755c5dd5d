package io.percorso.engine.feedback;

import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.evaluation.StandingAnswers;
import io.percorso.engine.figure.Scale;
import io.percorso.engine.history.History;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
   *     null for all
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

  /** The answers of one customer on one scale. */
  private final class Comparison {
    private final Subject subject;
    private final Scale scale;
    private final Consumer<AnswerChange> changes;
    private final long after;
    private final List<ToldAnswer> told = new ArrayList<>();

    Comparison(Subject subject, Scale scale, Consumer<AnswerChange> changes) {
      this.subject = subject;
      this.scale = scale;
      this.changes = changes;
      after = Math.max(subject.now() - divisions.reach(scale), subject.told().forgottenUpTo());
      for (ToldAnswer one : subject.told().all()) {
        if (one.answer().metric().equals(scale.name()) && one.answer().at() > after) {
          told.add(one);
        }
      }
    }

    List<ToldAnswer> run() {
      List<AnswerInContext> standing = standing();
      Map<AnswerInContext, Set<Place>> places = places(standing);
      Map<AnswerInContext, ToldAnswer> continued = new HashMap<>();
      for (ToldAnswer before : told) {
        AnswerInContext now = find(standing, before.answer());
        if (now == null) {
          change(false, true, before, before.places());
        } else {
          continued.put(now, before);
        }
      }
      List<ToldAnswer> kept = new ArrayList<>();
      for (AnswerInContext answer : standing) {
        kept.add(bringUpToDate(continued.get(answer), answer, places.get(answer)));
      }
      return kept;
    }

    private List<AnswerInContext> standing() {
      List<AnswerInContext> standing = new ArrayList<>();
      StandingAnswers answers = new StandingAnswers(subject.history(), scale.name(), subject.now());
      while (answers.next() && answers.time() > after) {
        String responseId = answers.entry().responseId();
        AnswerInContext bare =
            new AnswerInContext(
                scale.name(),
                responseId,
                answers.entry().score(),
                answers.time(),
                AnswerInContext.Context.NOWHERE,
                divisions.fields(answers.entry().fields()));
        standing.add(withContext(bare));
      }
      return standing;
    }

    private AnswerInContext withContext(AnswerInContext bare) {
      ToldAnswer before =
          told.stream().filter(t -> t.answer().isOfTheSameLineAs(bare)).findFirst().orElse(null);
      boolean isSettled =
          bare.at() < subject.changedAt() || bare.at() <= subject.history().foldedBefore();
      AnswerInContext.Context context =
          before != null && isSettled
              ? before.answer().context()
              : standpoint.at(
                  subject.history(),
                  bare.at(),
                  bare.at() == subject.changedAt() ? subject.candidates() : null);
      return new AnswerInContext(
          bare.metric(), bare.responseId(), bare.score(), bare.at(), context, bare.fields());
    }

    private Map<AnswerInContext, Set<Place>> places(List<AnswerInContext> standing) {
      Map<AnswerInContext, Set<Place>> places = new HashMap<>();
      standing.forEach(answer -> places.put(answer, new LinkedHashSet<>()));
      for (Division division : divisions.of(scale)) {
        division.divide(
            standing,
            subject.now() - division.spec().longestMillis(),
            (answer, place) -> places.get(answer).add(place));
      }
      return places;
    }

    private AnswerInContext find(List<AnswerInContext> standing, AnswerInContext sought) {
      for (AnswerInContext answer : standing) {
        if (answer.isOfTheSameLineAs(sought)) {
          return answer;
        }
      }
      return null;
    }

    private ToldAnswer bringUpToDate(ToldAnswer before, AnswerInContext answer, Set<Place> places) {
      if (before == null) {
        ToldAnswer fresh = new ToldAnswer(answer, places, List.of());
        change(true, true, fresh, places);
        return fresh;
      }
      if (!before.answer().equals(answer)) {
        ToldAnswer corrected = new ToldAnswer(answer, places, before.formerOnceCorrected());
        tell(false, true, before, before.places(), answer.at());
        tell(true, true, corrected, places, answer.at());
        return corrected;
      }
      Set<Place> gone = new LinkedHashSet<>(before.places());
      gone.removeAll(places);
      gone.removeIf(place -> place.spec().longestMillis() <= subject.now() - answer.at());
      Set<Place> come = new LinkedHashSet<>(places);
      come.removeAll(before.places());
      ToldAnswer updated = new ToldAnswer(answer, places, before.former());
      if (!gone.isEmpty()) {
        change(false, false, before, gone);
      }
      if (!come.isEmpty()) {
        change(true, false, updated, come);
      }
      return updated;
    }

    /** Tells of a change that the line at hand, or the answer itself, has brought about. */
    private void change(boolean added, boolean whole, ToldAnswer told, Set<Place> places) {
      long effective =
          added && whole ? told.answer().at() : Math.max(told.answer().at(), subject.changedAt());
      tell(added, whole, told, places, effective);
    }

    private void tell(
        boolean added, boolean whole, ToldAnswer told, Set<Place> places, long effectiveAt) {
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
