package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.SparseBits;
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

  /** The conditions that hold for longer than before. */
  private final int[] held;

  /** Of each of them, until when it held. */
  private final long[] heldUntil;

  /** Places of definitions above them that no other condition decides. */
  private final BitSet open = new BitSet();

  /** By place, the first instant up to which such a condition held. */
  private final long[] openUntil;

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
    held = new int[rules.conditions()];
    heldUntil = new long[held.length];
    openUntil = new long[indexes.length];
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
      hold(count, lines.at(), moved);
      Standings.Walk walk = standings.walk();
      for (int place = open.nextSetBit(0); place >= 0; place = open.nextSetBit(place + 1)) {
        if (!walk.isLeftUntil(keys[place], openUntil[place])) {
          moved.set(indexes[place]);
        }
      }
      open.clear();
    }
    return moved;
  }

  /** Of so many held conditions, opens the definitions above that are not decided. */
  private void hold(int count, long at, BitSet moved) {
    long[] decided = touched.decided(held, count, at);
    for (int i = 0; i < count; i++) {
      for (int index : rules.above(held[i])) {
        if (!SparseBits.contains(decided, index) && !moved.get(index)) {
          int place = places[index];
          openUntil[place] =
              open.get(place) ? Math.min(openUntil[place], heldUntil[i]) : heldUntil[i];
          open.set(place);
        }
      }
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
