package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.evaluation.Judge;
import java.util.BitSet;

/**
 * Which definitions are to be judged after lines that touch some conditions: a line moves few of
 * the conditions that it touches, and only what stands above those can have changed.
 */
final class Moves {
  private final Engine engine;
  private final Standings standings;

  Moves(Engine engine, Standings standings) {
    this.engine = engine;
    this.standings = standings;
  }

  /**
   * Definitions that lines in order may have put elsewhere: those above conditions whose answer is
   * another now, or may change before the standing is looked at next. Where an answer only holds
   * for longer than before, the standing's next change is left as it is, too early: time will tell.
   *
   * @param leaves the conditions that the lines touch
   * @param at the instant of the lines, up to which time has passed
   */
  BitSet inOrder(BitSet leaves, long at) {
    BitSet moved = new BitSet();
    for (int leaf = leaves.nextSetBit(0); leaf >= 0; leaf = leaves.nextSetBit(leaf + 1)) {
      long until = engine.judge().unmovedUntil(leaf, at);
      if (until != Judge.NEVER) {
        for (int index : engine.rules().above(leaf)) {
          if (until == Judge.MOVED || next(index) > until) {
            moved.set(index);
          }
        }
      }
    }
    return moved;
  }

  private long next(int index) {
    return standings.next(engine.rules().judged().get(index).key());
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
      if (!engine.judge().isUnmovedAtAnyTime(leaf, at)) {
        Bits.set(reached, engine.rules().above(leaf));
      }
    }
    return reached;
  }
}
