package io.percorso.engine.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A standing answer as it was told, and where it was said to count. */
final class ToldAnswer {
  private final AnswerInContext answer;
  private final List<Place> places;

  /** What the same answer was told as before it was corrected, by digest. */
  private final List<Long> former;

  ToldAnswer(AnswerInContext answer, List<Place> places, List<Long> former) {
    this.answer = answer;
    this.places = places;
    this.former = List.copyOf(former);
  }

  AnswerInContext answer() {
    return answer;
  }

  List<Place> places() {
    return places;
  }

  List<Long> former() {
    return former;
  }

  /** The same answer with what it has been told as until now among the former. */
  List<Long> formerOnceCorrected() {
    List<Long> longer = new ArrayList<>(former);
    longer.add(AnswerChange.digest(answer));
    return longer;
  }

  /** How many times before this answer has been told as what it is now. */
  int revision() {
    return former.isEmpty() ? 0 : Collections.frequency(former, AnswerChange.digest(answer));
  }
}
