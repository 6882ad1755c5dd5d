package io.percorso.engine.evaluation;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The opposite of a node. */
final class Negation extends Node {
  private final Node node;

  Negation(Node node) {
    this.node = node;
  }

  @Override
  long answer(Evaluation at) {
    return ~node.answer(at);
  }

  @Override
  int cost() {
    return node.cost();
  }

  @Override
  String because(Evaluation at, boolean truth) {
    return node.because(at, !truth);
  }

  @Override
  void explain(Explainer explainer) {
    explainer.group("not", this, node);
  }

  @Override
  void leaves(Consumer<Leaf> visitor) {
    node.leaves(visitor);
  }

  @Override
  void deciding(boolean truth, BiConsumer<Leaf, Boolean> visitor) {
    node.deciding(!truth, visitor);
  }
}
