package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.IndexSet;

/**
 * What lines do to the answers of the conditions that they touch. To be asked, of every condition
 * that they touch and once, before anything else is asked of the history, and only then of
 * definitions. Not thread-safe.
 */
public final class TouchedLeaves {
  /** What {@link #unmovedUntil} says of an answer that is another. */
  public static final long MOVED = Long.MIN_VALUE;

  private static final byte NOT_FOR_GOOD = -1;

  private final Rules rules;
  private final Evaluation present;
  private final Evaluation past;
  private KnownAnswers known;

  /** By leaf, what it answers for good at the instant that {@link #isDecided} was asked of last. */
  private final byte[] forGood;

  /** The leaves of which that is known. */
  private final IndexSet answered;

  private long decidedAt;

  /**
   * Of what two evaluations have turned to.
   *
   * @param past for instants before the newest line
   */
  TouchedLeaves(Rules rules, Evaluation present, Evaluation past) {
    this.rules = rules;
    this.present = present;
    this.past = past;
    forGood = new byte[rules.leaves().size()];
    answered = new IndexSet(forGood.length);
  }

  void of(KnownAnswers newKnown) {
    known = newKnown;
    answered.clear();
  }

  /**
   * Whether lines of an instant, the newest of the history, have moved the answer of a leaf.
   *
   * @param lines how many lines
   * @return {@link #MOVED} if it is another, or may change earlier than before; else the instant
   *     until which it held before the lines, and holds in any case
   */
  public long unmovedUntil(int leaf, long at, int lines) {
    Leaf condition = rules.leaf(leaf);
    try {
      return condition instanceof ChurnLeaf flag
          ? flag.isTouchedAt(present.events(), at) ? MOVED : Judge.NEVER
          : unmovedUntil(condition, at, lines);
    } catch (RuntimeException | StackOverflowError failure) {
      // It will fail again where it is known which definition that puts aside.
      return MOVED;
    }
  }

  private long unmovedUntil(Leaf condition, long at, int lines) {
    long old = known == null ? KnownAnswers.UNKNOWN : known.newest(condition.index(), at - 1);
    boolean isKnown = old != KnownAnswers.UNKNOWN;
    if (condition.isGrowing()
        && Answer.until(old) > at
        && known.outlasts(condition.index(), old, lines)) {
      return Answer.until(old);
    }
    forget(condition.index());
    long answer = condition.answer(present.at(at));
    if (condition.isGrowing() && answer == Answer.of(false, Answer.NEVER)) {
      return Judge.NEVER;
    }
    if (!isKnown) {
      old = condition.answer(past.at(at - 1));
    }
    boolean isSame =
        Answer.truth(answer) == Answer.truth(old) && Answer.until(answer) >= Answer.until(old);
    return isSame && Answer.until(old) > at ? Answer.until(old) : MOVED;
  }

  /**
   * Of a definition that stands above no leaf that lines have moved: true if one leaf alone decides
   * the outcome at an instant and for as long as nothing comes: whatever others do, the outcome is
   * as it was.
   */
  public boolean isDecided(Judged definition, long at) {
    if (decidedAt != at) {
      decidedAt = at;
      answered.clear();
    }
    try {
      for (int way : definition.deciding()) {
        if (forGood(way >> 1) == (way & 1)) {
          return true;
        }
      }
      return false;
    } catch (RuntimeException | StackOverflowError failure) {
      // It will fail again where the definition is judged.
      return false;
    }
  }

  /**
   * What a leaf answers for as long as nothing comes: 1 if it holds, 0 if it does not, else {@link
   * #NOT_FOR_GOOD}. A hundred definitions ask for the same few leaves.
   */
  private int forGood(int leaf) {
    if (!answered.contains(leaf)) {
      long answer = present.at(decidedAt).answer(rules.leaf(leaf));
      boolean isForGood = Answer.until(answer) == Answer.NEVER;
      forGood[leaf] = isForGood ? (byte) (Answer.truth(answer) ? 1 : 0) : NOT_FOR_GOOD;
      answered.add(leaf);
    }
    return forGood[leaf];
  }

  /** True if lines of an instant, late or not, change the answer of a leaf at no instant. */
  public boolean isUnmovedAtAnyTime(int leaf, long at) {
    forget(leaf);
    return rules.leaf(leaf) instanceof ChurnLeaf flag
        ? !flag.isTouchedAt(present.events(), at)
        : rules.leaf(leaf).isOutOfReach(present);
  }

  private void forget(int leaf) {
    if (known != null) {
      known.forget(leaf);
    }
  }
}
