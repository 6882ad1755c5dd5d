package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.Fold;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Keeper;
import io.percorso.engine.value.PropertyPath;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A condition that is answered from the history itself. */
abstract class Leaf extends Node {
  private final String text;
  private final long key;
  private int index = -1;

  Leaf(String text) {
    this.text = text;
    key = Hash64.of(text);
  }

  /** The condition's canonical text, by which equal ones are known. */
  final String text() {
    return text;
  }

  /** The hash of the text, by which histories name what they keep for the condition. */
  final long key() {
    return key;
  }

  /** The place of this leaf among all leaves of its rules. */
  final int index() {
    return index;
  }

  final void index(int newIndex) {
    index = newIndex;
  }

  @Override
  final long answer(Evaluation at) {
    return at.answer(this);
  }

  @Override
  final void explain(Explainer explainer) {
    explainer.leaf(this);
  }

  /** What it asks for, in words. */
  abstract String wanted();

  /** The newest events that it looks at, the newest first. */
  List<Explanation.Evidence> evidence(Evaluation at) {
    return List.of();
  }

  @Override
  final void leaves(Consumer<Leaf> visitor) {
    visitor.accept(this);
  }

  @Override
  final void deciding(boolean truth, BiConsumer<Leaf, Boolean> visitor) {
    visitor.accept(this, truth);
  }

  /**
   * The {@link Answer} at the evaluation's instant, worked out anew from the lines up to that
   * instant.
   */
  abstract long evaluate(Evaluation at);

  /**
   * True if more events can only make it hold, or hold for longer: where it does not hold after
   * one, it did not before; and where it ceases to hold it does not begin again by itself.
   */
  boolean isGrowing() {
    return false;
  }

  /** True if it notes what it will answer as time goes on, in an evaluation's {@link Course}. */
  boolean foretells() {
    return false;
  }

  /** True if it can hold at no instant, because there is too little in the history. */
  boolean isOutOfReach(Evaluation at) {
    return false;
  }

  /**
   * True if a line after an instant, up to that of the evaluation, may matter to the answer.
   *
   * @param instant before which nothing has been folded
   */
  boolean isTouchedAfter(long instant, Evaluation at) {
    return true;
  }

  /** What touches this condition. */
  abstract void touchedBy(Touch touch);

  /** The window it looks back through, in milliseconds; 0 for none. */
  long window() {
    return 0;
  }

  /** The names of the events it looks at. */
  List<String> eventNames() {
    return List.of();
  }

  /** The properties it looks at, of those events. */
  List<PropertyPath> properties() {
    return List.of();
  }

  /** Takes into its fold what it must remember of entries that leave. */
  void fold(History history, Keeper.Departure departure) {}

  /** True if the rolled-up part of the history is within reach at an instant. */
  final boolean isApproximate(History history, long now) {
    return window() > 0 && history.rolledUpBefore() > now - window();
  }

  /** Takes one leaving entry into this condition's fold. */
  final void take(History history, Keeper.Departure departure, long time, long micros) {
    Fold fold = history.foldForUpdate(key);
    if (departure.rolledUp() && window() > 0) {
      fold.addToDay(time, micros);
    } else {
      fold.add(time, micros);
    }
  }

  /** What can change the answer of a condition, time aside. */
  interface Touch {
    /** An event of that name whose properties match. */
    void event(String name, List<PropertyTest> where);

    /** A line that sets traits. */
    void traits();

    /** An answer of that metric. */
    void answer(String metric);

    /** Any line. */
    void anyLine();

    /** A line that is the customer's first, or comes to be so by arriving late. */
    void firstLine();
  }
}
