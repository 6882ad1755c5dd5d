package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineWriter;
import io.percorso.engine.value.PropertyPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A set of definitions, compiled: which of them a line touches, which properties histories must
 * keep for them, and the nodes that answer. Immutable but for the evaluations it hands out.
 */
public final class Rules implements Keeper {
  private final List<Judged> judged = new ArrayList<>();
  private final List<Definition.Versioned> feedbackMetrics = new ArrayList<>();
  private final List<Leaf> leaves;
  private final PlaceByKey byKey;
  private final Patterns patterns;
  private final Set<Long> owners;
  private final LineIndex index;
  private final Dependents dependents;
  private final int[] all;
  private final int[] atFirst;
  private final int[] churnModels;
  private final int[] dependentOnFlags;
  private final long stamp;
  private final long longestWindow;

  /**
   * Compiles a set of definitions.
   *
   * @param definitions the set; of feedback metrics only the longest window matters here
   * @param usual properties that are kept of every event, whether or not a definition names them
   * @throws IllegalArgumentException for an unknown or cyclic reference, or if two definitions are
   *     named alike by hash
   */
  public Rules(List<Definition.Versioned> definitions, List<String> usual) {
    this(definitions, List.of(), usual);
  }

  /**
   * As {@link #Rules(List, List)}, with definitions that nobody may refer to any more.
   *
   * @param retired ones that never hold, so that whoever they have put somewhere leaves
   */
  public Rules(
      List<Definition.Versioned> definitions,
      List<Definition.Versioned> retired,
      List<String> usual) {
    NodeFactory factory =
        new NodeFactory(definitions.stream().map(Definition.Versioned::definition).toList());
    long hash = 0;
    long reach = 0;
    Map<Long, String> keys = new HashMap<>();
    Set<Definition.Versioned> gone = Set.copyOf(retired);
    for (Definition.Versioned versioned : all(definitions, retired)) {
      Definition definition = versioned.definition();
      hash += Hash64.mix(Hash64.fold(Hash64.of(definition.key()), versioned.version()));
      if (definition instanceof Definition.FeedbackMetric metric) {
        feedbackMetrics.add(versioned);
        reach = metric.windows().stream().reduce(reach, Math::max);
      }
      if (!(definition instanceof Definition.FeedbackMetric)) {
        Judged made = new Judged(versioned, factory, gone.contains(versioned));
        String other = keys.put(made.key(), definition.key());
        if (other != null) {
          throw new IllegalArgumentException(
              definition.key() + " and " + other + " cannot be told apart by hash: rename one");
        }
        judged.add(made);
      }
    }
    stamp = hash;
    leaves = List.copyOf(factory.leaves());
    byKey = PlaceByKey.of(leaves, Leaf::key);
    patterns = factory.patterns();
    longestWindow = leaves.stream().mapToLong(Leaf::window).reduce(reach, Math::max);
    owners =
        leaves.stream()
            .filter(ChurnLeaf.class::isInstance)
            .flatMap(leaf -> ((ChurnLeaf) leaf).reader().owners().stream())
            .collect(Collectors.toUnmodifiableSet());
    dependents = new Dependents(leaves.size(), judged);
    PropertyPath[] paths = usual.stream().map(PropertyPath::ofEvent).toArray(PropertyPath[]::new);
    index = new LineIndex(leaves, paths);
    all = indexes(one -> true);
    churnModels = indexes(Judged::isChurn);
    dependentOnFlags = indexes(Judged::looksAtFlags);
    atFirst = Bits.toArray(definitionsThatBegin(above(index.byFirstLine()), paths));
  }

  private static List<Definition.Versioned> all(
      List<Definition.Versioned> definitions, List<Definition.Versioned> retired) {
    List<Definition.Versioned> all = new ArrayList<>(definitions);
    all.addAll(retired);
    return all;
  }

  /**
   * Definitions that put or will put a customer somewhere of whom nothing is known, besides those
   * that ask for the first line.
   */
  private BitSet definitionsThatBegin(BitSet askForFirstLine, PropertyPath[] usual) {
    BitSet begins = new BitSet();
    begins.or(askForFirstLine);
    History blank = new History();
    byte[] sign = new LineWriter().seen(null);
    blank.add(Line.of(0, sign), usual, new EntryWriter(Limits.NONE));
    Evaluation at = newEvaluation();
    at.of(blank);
    at.at(0);
    Judged.Outlook outlook = new Judged.Outlook();
    for (int i = 0; i < judged.size(); i++) {
      judged.get(i).judge(at, outlook);
      if (outlook.outcome > 0 || outlook.until < Answer.NEVER) {
        begins.set(i);
      }
    }
    return begins;
  }

  private int[] indexes(Predicate<Judged> which) {
    return IntStream.range(0, judged.size()).filter(i -> which.test(judged.get(i))).toArray();
  }

  /** A scratch for answering; one for each thread. */
  public Evaluation newEvaluation() {
    return new Evaluation(leaves, patterns);
  }

  /** The conditions, by index. */
  List<Leaf> leaves() {
    return leaves;
  }

  /** How many conditions there are. */
  public int conditions() {
    return leaves.size();
  }

  /** A condition by its index. */
  Leaf leaf(int index) {
    return leaves.get(index);
  }

  /** The segments, journeys and churn models, by index. */
  public List<Judged> judged() {
    return judged;
  }

  /** The feedback metrics. */
  public List<Definition.Versioned> feedbackMetrics() {
    return feedbackMetrics;
  }

  /** A hash of the definitions and their versions. */
  public long stamp() {
    return stamp;
  }

  /**
   * Adds the indexes of the leaves that a line touches which has just been added to a history.
   *
   * @param writer the one that it was added with
   */
  public void touch(Line line, EntryWriter writer, History history, BitSet touched) {
    index.touch(line, writer, history, touched);
  }

  /** Indexes of the definitions that a leaf is a part of. */
  public int[] above(int leaf) {
    return dependents.above(leaf);
  }

  /** Which definitions depend on which leaves. */
  Dependents dependents() {
    return dependents;
  }

  /** Indexes of the definitions that any of some leaves is a part of. */
  public BitSet above(BitSet leavesBelow) {
    return dependents.above(leavesBelow);
  }

  /**
   * Indexes of the definitions that may put a customer somewhere, at whatever instant: of the rest
   * nothing in the history touches any condition, and no condition remembers what has left.
   */
  public BitSet mayHold(History history) {
    BitSet touched = new BitSet();
    index.touch(history, touched);
    history.forEachFold(
        condition -> {
          int leaf = byKey.find(condition);
          if (leaf != PlaceByKey.NONE) {
            touched.set(leaf);
          }
        });
    BitSet definitions = above(touched);
    Bits.set(definitions, atFirst);
    Bits.set(definitions, dependentOnFlags);
    return definitions;
  }

  /** True if a condition looks at answers of a metric. */
  public boolean looksAtAnswers(String metric) {
    return index.looksAtAnswers(metric);
  }

  /** True if a condition may look at events of a name. */
  public boolean looksAt(String event) {
    return index.looksAt(event);
  }

  /** Indexes of the definitions to judge besides at a customer's first line. */
  public int[] atFirst() {
    return atFirst;
  }

  /** A hash of the learned weights; 0 if there are none. */
  public long weightsStamp() {
    long hash = 0;
    for (int index : churnModels) {
      Definition.Churn churn = (Definition.Churn) judged.get(index).definition();
      long learnedAt = churn.model().linear().learnedAt();
      hash += learnedAt == 0 ? 0 : Hash64.mix(Hash64.fold(Hash64.of(churn.key()), learnedAt));
    }
    return hash;
  }

  /** Indexes of the definitions that ask for a churn flag, the models themselves included. */
  public int[] dependentOnFlags() {
    return dependentOnFlags;
  }

  /** Indexes of the churn models. */
  public int[] churnModels() {
    return churnModels;
  }

  /** All indexes. */
  public int[] all() {
    return all;
  }

  @Override
  public PropertyPath[] properties(String eventName) {
    return index.properties(eventName);
  }

  @Override
  public long longestWindow() {
    return longestWindow;
  }

  @Override
  public boolean owns(long owner) {
    return owners.contains(owner);
  }

  @Override
  public void fold(History history, Departure departure) {
    for (Leaf leaf : leaves) {
      leaf.fold(history, departure);
    }
  }

  /** True if a definition's answer at an instant leans on rolled-up days. */
  public boolean isApproximate(Judged definition, History history, long now) {
    if (history.rolledUpBefore() == Long.MIN_VALUE) {
      return false;
    }
    boolean[] approximate = {false};
    definition.leaves(leaf -> approximate[0] |= leaf.isApproximate(history, now));
    return approximate[0];
  }
}
