package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.SparseBits;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which definitions depend on which conditions, and which conditions alone decide which of them if
 * their answer holds for as long as nothing comes: "bought, and never viewed the terms" is decided
 * by nothing having been bought. Immutable.
 */
final class Dependents {
  /** By leaf, the definitions that it is a part of. */
  private final int[][] above;

  /** By leaf, the leaves that decide a definition above it, by one answer or the other. */
  private final int[][] beside;

  /** By leaf, the definitions that it decides by not holding, and behind it those by holding. */
  private final SparseBits[] decided;

  /** The dependents of so many leaves among definitions. */
  Dependents(int leaves, List<Judged> judged) {
    List<BitSet> byLeaf = sets(leaves);
    List<BitSet> byWay = sets(2 * leaves);
    for (int i = 0; i < judged.size(); i++) {
      int definition = i;
      judged.get(i).leaves(leaf -> byLeaf.get(leaf.index()).set(definition));
      IntStream.of(judged.get(i).deciding()).forEach(way -> byWay.get(way).set(definition));
    }
    above = byLeaf.stream().map(Bits::toArray).toArray(int[][]::new);
    beside = byLeaf.stream().map(set -> beside(set, judged)).toArray(int[][]::new);
    decided = byWay.stream().map(SparseBits::new).toArray(SparseBits[]::new);
  }

  private static List<BitSet> sets(int count) {
    return Stream.generate(BitSet::new).limit(count).toList();
  }

  private static int[] beside(BitSet definitions, List<Judged> judged) {
    return definitions.stream()
        .flatMap(definition -> IntStream.of(judged.get(definition).deciding()))
        .map(way -> way >> 1)
        .distinct()
        .toArray();
  }

  /** Indexes of the definitions that a leaf is a part of. Not to be changed. */
  int[] above(int leaf) {
    return above[leaf];
  }

  /** Indexes of the definitions that any of some leaves is a part of. */
  BitSet above(BitSet leaves) {
    BitSet definitions = new BitSet();
    leaves.stream().forEach(leaf -> Bits.set(definitions, above[leaf]));
    return definitions;
  }

  /** Indexes of the leaves that can decide a definition above a leaf. Not to be changed. */
  int[] beside(int leaf) {
    return beside[leaf];
  }

  /** Indexes of the definitions that a leaf decides by holding, or by not holding. */
  SparseBits decided(int leaf, boolean holds) {
    return decided[2 * leaf + (holds ? 1 : 0)];
  }
}
