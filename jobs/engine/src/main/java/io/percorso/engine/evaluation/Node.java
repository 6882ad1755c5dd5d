package io.percorso.engine.evaluation;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A condition ready to be answered. Equal conditions are one node, wherever definitions use them.
 */
abstract class Node {

  /** The {@link Answer} at the evaluation's instant. */
  abstract long answer(Evaluation at);

  /** What an answer costs, roughly: the cheapest are asked first where one may decide. */
  int cost() {
    return 4;
  }

  /**
   * Why the node holds, or why not, in a few words.
   *
   * @param truth what {@link #answer} said
   */
  abstract String because(Evaluation at, boolean truth);

  /** Says what it asks for, and how that stands, part by part. */
  abstract void explain(Explainer explainer);

  /** Visits the leaves below. */
  abstract void leaves(Consumer<Leaf> visitor);

  /** Visits leaves below of which one alone decides the answer, with what it must answer for it. */
  abstract void deciding(boolean truth, BiConsumer<Leaf, Boolean> visitor);
}
