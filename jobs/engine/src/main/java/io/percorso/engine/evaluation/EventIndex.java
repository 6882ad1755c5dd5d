package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which conditions an event of one name touches, by what its entry says: one that asks for another
 * category of product is not looked at. Patterns that ask for a text to be one of some are found by
 * that text, however many there are; the rest are tried one by one.
 *
 * <p>It may name a condition too many, when two texts have the same hash, but never one too few.
 */
final class EventIndex {
  private static final long SEED = 0x544F554348L;

  /** What an event says of the properties that are kept of it. */
  interface Said {
    /**
     * What it says of one; the view is reused.
     *
     * @param path the property's place among them
     */
    Value of(int path);
  }

  private final int[] always;
  private final ByText[] byText;
  private final Tried[] tried;

  /** Conditions by the text of one property, as hashes. */
  private record ByText(int path, Map<Long, int[]> leaves) {}

  /** Conditions that ask for something else. */
  private record Tried(int[] paths, Matcher[] matchers, int[] leaves) {}

  /** What there is to find, while it is collected. */
  static final class Builder {
    private final BitSet always = new BitSet();
    private final Map<List<PropertyTest>, BitSet> conditional = new LinkedHashMap<>();

    /** A condition looks at events of the name that match. */
    void add(int leaf, List<PropertyTest> where) {
      if (where.isEmpty()) {
        always.set(leaf);
      } else {
        conditional.computeIfAbsent(where, key -> new BitSet()).set(leaf);
      }
    }

    /**
     * The index.
     *
     * @param kept the properties kept of the event, those that conditions look at included
     */
    EventIndex build(PropertyPath[] kept) {
      List<PropertyPath> paths = Arrays.asList(kept);
      Map<Integer, Map<Long, BitSet>> texts = new TreeMap<>();
      List<Tried> others = new ArrayList<>();
      conditional.forEach(
          (where, leaves) -> {
            PropertyTest equality = equality(where);
            if (equality != null) {
              Map<Long, BitSet> byHash =
                  texts.computeIfAbsent(paths.indexOf(equality.path()), key -> new HashMap<>());
              for (Operand operand : texts(equality)) {
                byHash.computeIfAbsent(hash(operand.utf8()), key -> new BitSet()).or(leaves);
              }
            } else {
              others.add(
                  new Tried(
                      where.stream().mapToInt(test -> paths.indexOf(test.path())).toArray(),
                      where.stream().map(PropertyTest::matcher).toArray(Matcher[]::new),
                      leaves.stream().toArray()));
            }
          });
      List<ByText> byText = new ArrayList<>();
      texts.forEach(
          (path, byHash) -> {
            Map<Long, int[]> arrays = new HashMap<>();
            byHash.forEach((hash, set) -> arrays.put(hash, set.stream().toArray()));
            byText.add(new ByText(path, arrays));
          });
      return new EventIndex(
          always.stream().toArray(), byText.toArray(new ByText[0]), others.toArray(new Tried[0]));
    }

    /** A test that only some texts pass, or null. */
    private static PropertyTest equality(List<PropertyTest> where) {
      return where.stream().filter(test -> !texts(test).isEmpty()).findFirst().orElse(null);
    }

    private static List<Operand> texts(PropertyTest test) {
      for (Matcher.Test one : test.matcher().tests()) {
        boolean isEquality = one.operator() == Operator.IS || one.operator() == Operator.IN;
        if (isEquality && one.operands().stream().allMatch(Operand::isText)) {
          return one.operands();
        }
      }
      return List.of();
    }
  }

  private EventIndex(int[] always, ByText[] byText, Tried[] tried) {
    this.always = always;
    this.byText = byText;
    this.tried = tried;
  }

  private static long hash(byte[] utf8) {
    return Hash64.of(utf8, 0, utf8.length, SEED);
  }

  /** Adds the conditions that an event touches. */
  void touch(Said event, BitSet touched) {
    Bits.set(touched, always);
    for (ByText one : byText) {
      Value value = event.of(one.path());
      if (value.isText()) {
        long hash = Hash64.of(value.array(), value.from(), value.length(), SEED);
        int[] leaves = one.leaves().get(hash);
        if (leaves != null) {
          Bits.set(touched, leaves);
        }
      }
    }
    for (Tried one : tried) {
      if (matches(one, event)) {
        Bits.set(touched, one.leaves());
      }
    }
  }

  private static boolean matches(Tried one, Said event) {
    for (int i = 0; i < one.paths().length; i++) {
      if (!one.matchers()[i].matches(event.of(one.paths()[i]))) {
        return false;
      }
    }
    return true;
  }
}
