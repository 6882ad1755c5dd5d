package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.IndexSet;
import io.percorso.engine.bytes.SparseBits;
import java.util.Arrays;

/**
 * What lines do to the answers of the conditions that they touch. To be asked, of every condition
 * that they touch and once, before anything else is asked of the history, and only then of
 * definitions. Not thread-safe.
 */
public final class TouchedLeaves {
  /** What {@link #unmovedUntil} says of an answer that is another. */
  public static final long MOVED = Long.MIN_VALUE;

  private final Rules rules;
  private final Evaluation present;
  private final Evaluation past;
  private KnownAnswers known;

  /** Indexes of the definitions that one leaf alone decides, as {@link #decided} hands them out. */
  private final long[] decided;

  /** The leaves that have been asked for that. */
  private final IndexSet asked;

  /**
   * Of what two evaluations have turned to.
   *
   * @param past for instants before the newest line
   */
  TouchedLeaves(Rules rules, Evaluation present, Evaluation past) {
    this.rules = rules;
    this.present = present;
    this.past = past;
    decided = SparseBits.room(rules.judged().size());
    asked = new IndexSet(rules.conditions());
  }

  void of(KnownAnswers newKnown) {
    known = newKnown;
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
   * Of the definitions above leaves whose answer merely holds for longer: those that another leaf,
   * which has not moved, decides at an instant and for as long as nothing comes. Whatever others
   * do, the outcome is as it was.
   *
   * @param leaves the leaves, of which the first {@code count} count
   * @return a set of indexes for {@link SparseBits#contains}, until this is called again
   */
  public long[] decided(int[] leaves, int count, long at) {
    Arrays.fill(decided, 0);
    asked.clear();
    for (int i = 0; i < count; i++) {
      for (int leaf : rules.dependents().beside(leaves[i])) {
        if (!asked.contains(leaf)) {
          asked.add(leaf);
          decide(leaf, at);
        }
      }
    }
    return decided;
  }

  private void decide(int leaf, long at) {
    try {
      long answer = present.at(at).answer(rules.leaf(leaf));
      if (Answer.until(answer) == Answer.NEVER) {
        rules.dependents().decided(leaf, Answer.truth(answer)).addTo(decided);
      }
    } catch (RuntimeException | StackOverflowError failure) {
      // It will fail again where a definition above it is judged.
      return;
    }
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
