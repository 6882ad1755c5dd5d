package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.history.ColumnCursor;
import io.percorso.engine.history.History;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.nio.charset.StandardCharsets;

/** The latest value of a trait. */
final class TraitLeaf extends Leaf {
  private final Condition.Trait condition;
  private final byte[] head;

  TraitLeaf(String text, Condition.Trait condition) {
    super(text);
    this.condition = condition;
    head = condition.name().head().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  long evaluate(Evaluation at) {
    History history = at.history();
    long now = at.now();
    return Answer.of(condition.matcher().matches(latest(history, now)), Answer.NEVER);
  }

  /** The trait as the newest line up to the instant that names it has it, null included. */
  private Value latest(History history, long now) {
    Value value = new Value();
    ByteReader scratch = new ByteReader(new byte[0]);
    ColumnCursor lines = history.traits().cursor();
    boolean more = lines.nextUpTo(now);
    while (more) {
      ByteReader payload = lines.payload();
      payload.skip(payload.getLength());
      value.read(payload);
      if (value.descendIfPresent(head, scratch)) {
        condition.name().followTail(value, scratch);
        return value;
      }
      more = lines.next();
    }
    value.clear();
    return value;
  }

  @Override
  boolean isTouchedAfter(long instant, Evaluation at) {
    return at.history().traits().newestUpTo(at.now()) > instant;
  }

  @Override
  void touchedBy(Touch touch) {
    touch.traits();
  }

  @Override
  String wanted() {
    return ConditionWords.of(condition);
  }

  @Override
  String because(Evaluation at, boolean truth) {
    Value latest = latest(at.history(), at.now());
    return latest.isMissing() ? "no " + condition.name() : condition.name() + " is " + in(latest);
  }

  private static String in(Value value) {
    return switch (value.tag()) {
      case ValueTag.LIST -> "a list";
      case ValueTag.OBJECT -> "an object";
      default -> value.toPlainText();
    };
  }
}
