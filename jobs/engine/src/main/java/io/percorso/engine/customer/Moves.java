package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.SparseBits;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.evaluation.TouchedLeaves;
import java.util.BitSet;

/**
 * Which definitions are to be judged after lines that touch some conditions: a line moves few of
 * the conditions that it touches, and only what stands above those can have changed. Not
 * thread-safe.
 */
final class Moves {
  private final Rules rules;
  private final TouchedLeaves touched;

  /** By definition, its key. */
  private final long[] keys;

  /** The leaves whose answer holds for longer than before. */
  private final int[] held;

  /** Of each of them, until when it held. */
  private final long[] heldUntil;

  Moves(Rules rules, Judge judge) {
    this.rules = rules;
    touched = judge.touched();
    keys = rules.judged().stream().mapToLong(Judged::key).toArray();
    held = new int[rules.conditions()];
    heldUntil = new long[held.length];
  }

  /** Lines of one instant, and how many they are. */
  record Lines(long at, int count) {}

  /**
   * Definitions that lines in order may have put elsewhere: those above conditions whose answer is
   * another now, or may change before the standing is looked at next. Where an answer only holds
   * for longer than before, the standing's next change is left as it is, too early: time will tell.
   * Nothing is asked of a definition that another condition, which has not moved, decides for good.
   *
   * @param standings where the definitions have put the customer
   * @param leaves the conditions that the lines touch
   * @param lines the newest, up to which time has passed
   */
  BitSet inOrder(Standings standings, BitSet leaves, Lines lines) {
    BitSet moved = new BitSet();
    int count = 0;
    for (int leaf = leaves.nextSetBit(0); leaf >= 0; leaf = leaves.nextSetBit(leaf + 1)) {
      long until = touched.unmovedUntil(leaf, lines.at(), lines.count());
      if (until == TouchedLeaves.MOVED) {
        Bits.set(moved, rules.above(leaf));
      } else if (until != Judge.NEVER) {
        held[count] = leaf;
        heldUntil[count++] = until;
      }
    }
    if (count > 0) {
      long[] decided = touched.decided(held, count, lines.at());
      for (int i = 0; i < count; i++) {
        for (int index : rules.above(held[i])) {
          if (!SparseBits.contains(decided, index)
              && !moved.get(index)
              && !standings.isLeftUntil(keys[index], heldUntil[i])) {
            moved.set(index);
          }
        }
      }
    }
    return moved;
  }

  /**
   * Definitions that any lines may have put elsewhere, now or at an instant before.
   *
   * @param leaves the conditions that the lines touch
   * @param at the instant of the lines
   */
  BitSet atAnyTime(BitSet leaves, long at) {
    BitSet reached = new BitSet();
    for (int leaf = leaves.nextSetBit(0); leaf >= 0; leaf = leaves.nextSetBit(leaf + 1)) {
      if (!touched.isUnmovedAtAnyTime(leaf, at)) {
        Bits.set(reached, rules.above(leaf));
      }
    }
    return reached;
  }
}
