package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.evaluation.TouchedLeaves;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which definitions are to be judged after lines that touch some conditions: a line moves few of
 * the conditions that it touches, and only what stands above those can have changed. Not
 * thread-safe.
 */
final class Moves {
  private final Rules rules;
  private final TouchedLeaves touched;

  /** The definitions in order of their keys, as standings are: the index of each, and the key. */
  private final int[] indexes;

  private final long[] keys;

  /** By definition, its place in that order. */
  private final int[] places;

  /** Places of the definitions of which a condition holds for longer than before. */
  private final BitSet held = new BitSet();

  /** By place, the first instant up to which such a condition held; else {@link Judge#NEVER}. */
  private final long[] heldUntil;

  Moves(Rules rules, Judge judge) {
    this.rules = rules;
    touched = judge.touched();
    indexes =
        IntStream.range(0, rules.judged().size())
            .boxed()
            .sorted(Comparator.comparingLong(index -> rules.judged().get(index).key()))
            .mapToInt(index -> index)
            .toArray();
    keys = Arrays.stream(indexes).mapToLong(index -> rules.judged().get(index).key()).toArray();
    places = new int[indexes.length];
    for (int place = 0; place < indexes.length; place++) {
      places[indexes[place]] = place;
    }
    heldUntil = new long[indexes.length];
    Arrays.fill(heldUntil, Judge.NEVER);
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
    for (int leaf = leaves.nextSetBit(0); leaf >= 0; leaf = leaves.nextSetBit(leaf + 1)) {
      long until = touched.unmovedUntil(leaf, lines.at(), lines.count());
      if (until == TouchedLeaves.MOVED) {
        Bits.set(moved, rules.above(leaf));
      } else if (until != Judge.NEVER) {
        hold(rules.above(leaf), until);
      }
    }
    Standings.Walk walk = standings.walk();
    for (int place = held.nextSetBit(0); place >= 0; place = held.nextSetBit(place + 1)) {
      long until = heldUntil[place];
      heldUntil[place] = Judge.NEVER;
      int index = indexes[place];
      if (!moved.get(index)
          && walk.next(keys[place]) > until
          && !touched.isDecided(rules.judged().get(index), lines.at())) {
        moved.set(index);
      }
    }
    held.clear();
    return moved;
  }

  private void hold(int[] definitions, long until) {
    for (int index : definitions) {
      int place = places[index];
      heldUntil[place] = Math.min(heldUntil[place], until);
      held.set(place);
    }
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
