package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.IndexSet;
import java.util.Arrays;

/**
 * Answers of conditions at instants before a history's newest line. One holds until its time is
 * over or the next event comes that matters to its condition, so that what a late line has to look
 * at is looked at once, for all definitions and all instants. Reused from history to history.
 */
final class PastAnswers {
  private static final int FEW = 4;

  /** A customer with many lines must not leave its arrays behind for ever. */
  private static final int MOST_KEPT = 256;

  private final Series[] all;

  /** Places of the conditions that have a series now. */
  private final IndexSet current;

  /** For so many conditions. */
  PastAnswers(int leaves) {
    all = new Series[leaves];
    current = new IndexSet(leaves);
  }

  /** What one condition answered, in order of time. */
  private static final class Series {
    private int size;
    private long[] instants = new long[FEW];
    private long[] answers = new long[FEW];

    void clear() {
      size = 0;
      if (instants.length > MOST_KEPT) {
        instants = new long[FEW];
        answers = new long[FEW];
      }
    }

    /** The last that was given for an instant or one before it; -1 if there is none. */
    int placeUpTo(long instant) {
      if (size == 0 || instants[size - 1] <= instant) {
        return size - 1;
      }
      int place = Arrays.binarySearch(instants, 0, size, instant);
      return place >= 0 ? place : -place - 2;
    }

    void insert(int place, long instant, long answer) {
      if (size == instants.length) {
        instants = Arrays.copyOf(instants, 2 * size);
        answers = Arrays.copyOf(answers, 2 * size);
      }
      System.arraycopy(instants, place, instants, place + 1, size - place);
      System.arraycopy(answers, place, answers, place + 1, size - place);
      instants[place] = instant;
      answers[place] = answer;
      size++;
    }
  }

  /** Forgets all: the history is another. */
  void clear() {
    current.clear();
  }

  /**
   * The answer of a leaf at the evaluation's instant, as far as it follows from one given before.
   */
  long find(Leaf leaf, Evaluation at) {
    if (!current.contains(leaf.index())) {
      return KnownAnswers.UNKNOWN;
    }
    Series series = all[leaf.index()];
    int place = series.placeUpTo(at.now());
    if (place < 0) {
      return KnownAnswers.UNKNOWN;
    }
    long given = series.instants[place];
    long answer = series.answers[place];
    boolean holds =
        given == at.now()
            || (at.now() < Answer.until(answer)
                // Of what has been folded nobody knows the instants.
                && given >= at.history().foldedBefore()
                && !leaf.isTouchedAfter(given, at));
    return holds ? answer : KnownAnswers.UNKNOWN;
  }

  /** Notes an answer for an instant of which {@link #find} does not know one. */
  void put(Leaf leaf, long instant, long answer) {
    Series series = all[leaf.index()];
    if (series == null) {
      series = new Series();
      all[leaf.index()] = series;
    }
    if (!current.contains(leaf.index())) {
      series.clear();
      current.add(leaf.index());
    }
    series.insert(series.placeUpTo(instant) + 1, instant, answer);
  }
}
