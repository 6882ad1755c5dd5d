package io.percorso.engine.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All or any of some nodes. The first node that decides the answer also says until when it holds;
 * if none decides, the answer holds until the first of them changes.
 */
final class Combination extends Node {
  private final boolean all;
  private final Node[] nodes;

  /** The same, those first whose answer costs least. */
  private final Node[] byCost;

  Combination(boolean all, Node[] nodes) {
    this.all = all;
    this.nodes = nodes;
    byCost = nodes.clone();
    Arrays.sort(byCost, Comparator.comparingInt(Node::cost));
  }

  @Override
  int cost() {
    return Arrays.stream(nodes).mapToInt(Node::cost).sum();
  }

  @Override
  long answer(Evaluation at) {
    long until = Answer.NEVER;
    for (Node node : byCost) {
      long answer = node.answer(at);
      if (Answer.truth(answer) != all) {
        return answer;
      }
      until = Math.min(until, Answer.until(answer));
    }
    return Answer.of(all, until);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    StringJoiner reasons = new StringJoiner("; ");
    for (Node node : nodes) {
      boolean holds = Answer.truth(node.answer(at));
      if (holds == truth) {
        reasons.add(node.because(at, holds));
        if (truth != all) {
          break;
        }
      }
    }
    return reasons.toString();
  }

  @Override
  void explain(Explainer explainer) {
    explainer.group(all ? "all of" : "any of", this, nodes);
  }

  @Override
  void leaves(Consumer<Leaf> visitor) {
    Arrays.stream(nodes).forEach(node -> node.leaves(visitor));
  }

  @Override
  void deciding(boolean truth, BiConsumer<Leaf, Boolean> visitor) {
    if (truth != all || nodes.length == 1) {
      Arrays.stream(byCost).forEach(node -> node.deciding(truth, visitor));
    }
  }
}
