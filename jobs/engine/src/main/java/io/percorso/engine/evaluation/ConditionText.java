package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.value.Operand;
import java.util.List;
import java.util.TreeSet;

/**
 * The canonical text of a leaf condition: equal conditions have equal texts, whatever the order in
 * which names or tests were written. States hold hashes of these texts, so a change of form is an
 * upgrade note.
 */
final class ConditionText {
  private final StringBuilder text = new StringBuilder();

  private ConditionText() {}

  static String of(Condition condition) {
    ConditionText canonical = new ConditionText();
    canonical.append(condition);
    return canonical.text.toString();
  }

  private void append(Condition condition) {
    if (condition instanceof Condition.Aggregated it) {
      put("event", it.events());
      put(it.figure().word(), it.of() == null ? "" : it.of().name());
      put("is", it.matcher());
      put("within", it.within());
    } else if (condition instanceof Condition.Recency it) {
      put("event", it.events());
      put("last", it.last());
      put("first", it.first());
      put("within", it.within());
    } else if (condition instanceof Condition.Absence it) {
      put("after", it.after());
      put("no", it.no());
      put("for", it.minimum());
      put("within", it.within());
    } else if (condition instanceof Condition.Sequence it) {
      it.steps().forEach(step -> put("step", step));
      put("within", it.within());
    } else if (condition instanceof Condition.Seen it) {
      put(it.first() ? "firstSeen" : "lastSeen", it.age());
    } else if (condition instanceof Condition.Trait it) {
      put("trait", it.name().name());
      put("is", it.matcher());
    } else if (condition instanceof Condition.Feedback it) {
      put("feedback", it.metric());
      put("score", it.score());
      put("where", it.where());
      put("count", it.count());
      put("within", it.within());
    } else {
      throw new IllegalArgumentException("not a leaf: " + condition);
    }
  }

  private void put(String label, Object value) {
    text.append(label).append('=').append(quote(String.valueOf(value))).append(';');
  }

  private void put(String label, Matcher matcher) {
    put(label, (Object) (matcher == null ? "" : canonical(matcher)));
  }

  private void put(String label, EventPattern pattern) {
    put(label, (Object) new TreeSet<>(pattern.names().stream().map(this::quote).toList()));
    put("where", pattern.where());
  }

  private void put(String label, List<PropertyTest> where) {
    TreeSet<String> tests = new TreeSet<>();
    where.forEach(
        test -> tests.add(quote(test.path().name()) + ' ' + quote(canonical(test.matcher()))));
    put(label, (Object) tests);
  }

  private String canonical(Matcher matcher) {
    TreeSet<String> tests = new TreeSet<>();
    for (Matcher.Test test : matcher.tests()) {
      TreeSet<String> operands = new TreeSet<>();
      for (Operand operand : test.operands()) {
        operands.add(operand.kind() + ':' + quote(plain(operand)));
      }
      tests.add(test.operator().word() + operands);
    }
    return tests.toString();
  }

  private static String plain(Operand operand) {
    return operand.isText()
        ? operand.text()
        : operand.isNumber() ? operand.number().toString() : String.valueOf(operand.truth());
  }

  private String quote(String part) {
    return '"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
