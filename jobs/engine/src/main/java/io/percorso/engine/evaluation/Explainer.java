package io.percorso.engine.evaluation;

import io.percorso.engine.evaluation.Explanation.Part;
import java.util.ArrayList;
import java.util.List;

/** Takes the parts of a condition, from the outermost on. */
final class Explainer {
  private final List<Part> parts = new ArrayList<>();
  private final Evaluation at;
  private int stage;
  private int depth;

  Explainer(Evaluation at) {
    this.at = at;
  }

  /** Says which stage of a journey the parts that follow belong to. */
  void stage(int number) {
    stage = number;
  }

  /** Takes a condition that is made of others. */
  void group(String wanted, Node group, Node... nodes) {
    long answer = group.answer(at);
    parts.add(
        new Part(depth, stage, wanted, Answer.truth(answer), "", Answer.until(answer), List.of()));
    depth++;
    for (Node node : nodes) {
      node.explain(this);
    }
    depth--;
  }

  /** Takes a condition on the history. */
  void leaf(Leaf leaf) {
    long answer = leaf.answer(at);
    boolean holds = Answer.truth(answer);
    parts.add(
        new Part(
            depth,
            stage,
            leaf.wanted(),
            holds,
            leaf.because(at, holds),
            Answer.until(answer),
            leaf.evidence(at)));
  }

  List<Part> parts() {
    return parts;
  }
}
