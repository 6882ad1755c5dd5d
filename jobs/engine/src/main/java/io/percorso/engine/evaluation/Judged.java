package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.churn.Example;
import io.percorso.engine.definition.Definition;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A definition that puts every customer somewhere: a segment in (1) or out (0), a journey in one of
 * its stages (1 to n) or in none (0), a churn model with its flag up (1) or not (0). That number is
 * the outcome.
 */
public final class Judged {
  private final Definition definition;
  private final int version;
  private final String id;
  private final String kindAndId;
  private final long key;
  private final List<String> stages;
  private final Node[] nodes;
  private final int[] deciding;
  private final boolean looksAtTraits;
  private final boolean looksAtFlags;
  private final boolean retired;
  private final Example.Origin origin;

  Judged(Definition.Versioned versioned, NodeFactory factory, boolean retired) {
    this.retired = retired;
    definition = versioned.definition();
    version = versioned.version();
    id = definition.id();
    kindAndId = definition.key();
    key = keyOf(kindAndId);
    if (definition instanceof Definition.Journey journey) {
      stages = journey.stages().stream().map(Definition.Stage::id).toList();
      nodes = journey.stages().stream().map(s -> factory.node(s.when())).toArray(Node[]::new);
    } else if (definition instanceof Definition.Churn churn) {
      stages = List.of();
      nodes = new Node[] {factory.flag(churn)};
    } else {
      Definition.Segment segment = (Definition.Segment) definition;
      stages = List.of();
      nodes = new Node[] {factory.node(segment.when())};
    }
    boolean[] looks = new boolean[2];
    leaves(
        leaf -> {
          looks[0] |= leaf instanceof TraitLeaf;
          looks[1] |= leaf instanceof ChurnLeaf;
        });
    deciding = nodes.length == 1 && !looks[1] ? deciding(nodes[0]) : new int[0];
    looksAtTraits = looks[0];
    looksAtFlags = looks[1];
    origin =
        definition instanceof Definition.Churn churn
            ? Example.Origin.of(churn.id(), version, churn.model())
            : null;
  }

  private static int[] deciding(Node node) {
    IntStream.Builder found = IntStream.builder();
    for (boolean truth : new boolean[] {false, true}) {
      node.deciding(truth, (leaf, answer) -> found.add(2 * leaf.index() + (answer ? 1 : 0)));
    }
    return found.build().toArray();
  }

  /** The segment, journey or churn model. */
  public Definition definition() {
    return definition;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its kind and its id, as {@code segment/vip}. */
  public String kindAndId() {
    return kindAndId;
  }

  /** Its version. */
  public int version() {
    return version;
  }

  /** True if it has been retired, and never holds. */
  public boolean isRetired() {
    return retired;
  }

  /** True for a segment. */
  public boolean isSegment() {
    return definition instanceof Definition.Segment;
  }

  /** True for a journey. */
  public boolean isJourney() {
    return definition instanceof Definition.Journey;
  }

  /** True for a churn model. */
  public boolean isChurn() {
    return definition instanceof Definition.Churn;
  }

  /** True for a churn model that goes on learning. */
  public boolean isLearning() {
    return definition instanceof Definition.Churn churn && churn.model().learn();
  }

  /** Where a churn model that learns began. */
  Example.Origin origin() {
    return origin;
  }

  /** The flag of a churn model. */
  ChurnLeaf flag() {
    return (ChurnLeaf) nodes[0];
  }

  /** Forty bits of a hash of kind and id, by which states name the definition. */
  public long key() {
    return key;
  }

  /** The same of a definition's kind and id, as {@code segment/vip}. */
  public static long keyOf(String kindAndId) {
    return Hash64.of(kindAndId) >>> 24;
  }

  /** The id of the stage an outcome means; null for none. */
  public String stage(int outcome) {
    return outcome == 0 ? null : stages.get(outcome - 1);
  }

  /**
   * The outcome of being in a stage; one that does not exist, {@link #outcomes}, for one that the
   * journey no longer has.
   */
  public int outcomeOf(String stage) {
    int index = stages.indexOf(stage);
    return index < 0 ? outcomes() : index + 1;
  }

  /** True if a condition below asks for a trait. */
  boolean looksAtTraits() {
    return looksAtTraits;
  }

  /** True if a condition below asks for a churn flag, whose next change is costly to find. */
  public boolean looksAtFlags() {
    return looksAtFlags;
  }

  /** How many outcomes there are. */
  public int outcomes() {
    return nodes.length + 1;
  }

  /**
   * The outcome at the evaluation's instant, with the instant until which it surely holds: {@code
   * outcome} in the answer's {@link Outlook}.
   */
  void judge(Evaluation at, Outlook outlook) {
    long until = Answer.NEVER;
    int outcome = 0;
    for (int i = nodes.length; i > 0 && outcome == 0; i--) {
      long answer = nodes[i - 1].answer(at);
      until = Math.min(until, Answer.until(answer));
      outcome = Answer.truth(answer) ? i : 0;
    }
    outlook.outcome = outcome;
    outlook.until = until;
  }

  /** Why the outcome at the evaluation's instant is what it is. */
  String because(Evaluation at) {
    Outlook outlook = new Outlook();
    judge(at, outlook);
    int index = Math.max(0, outlook.outcome - 1);
    return nodes[index].because(at, outlook.outcome > 0);
  }

  /** The parts of its condition, or of those of its stages, the last stage first. */
  void explain(Explainer explainer) {
    for (int i = nodes.length; i > 0; i--) {
      explainer.stage(isJourney() ? i : 0);
      nodes[i - 1].explain(explainer);
    }
  }

  /**
   * The conditions that alone decide the outcome where their answer holds for good: twice the index
   * of each, and one more where it is by being true. Not to be changed.
   */
  int[] deciding() {
    return deciding;
  }

  void leaves(Consumer<Leaf> visitor) {
    for (Node node : nodes) {
      node.leaves(visitor);
    }
  }

  /** An outcome, and until when it holds. */
  static final class Outlook {
    int outcome;
    long until;
  }
}
