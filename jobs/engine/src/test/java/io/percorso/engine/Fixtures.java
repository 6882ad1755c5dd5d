package io.percorso.engine;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineWriter;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.ValueWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lines, conditions, definitions and engines in few words, for tests. Values are written as plain
 * objects: null, Boolean, Number, String, List, Map.
 */
public final class Fixtures {
  /** An hour in milliseconds. */
  public static final long HOUR = Duration.ofHours(1).toMillis();

  /** A day in milliseconds. */
  public static final long DAY = Duration.ofDays(1).toMillis();

  private Fixtures() {}

  /** An event without properties. */
  public static Line event(long at, String messageId, String name) {
    return event(at, messageId, name, Map.of(), Map.of());
  }

  /** An event with properties. */
  public static Line event(long at, String messageId, String name, Map<String, ?> properties) {
    return event(at, messageId, name, properties, Map.of());
  }

  /** An event with properties and context. */
  public static Line event(
      long at, String messageId, String name, Map<String, ?> properties, Map<String, ?> context) {
    LineWriter writer = new LineWriter();
    writer.begin();
    put(writer.properties(), properties);
    put(writer.context(), context);
    return Line.of(at, writer.event(messageId, name));
  }

  /** A line that sets traits. */
  public static Line traits(long at, String messageId, Map<String, ?> traits) {
    LineWriter writer = new LineWriter();
    writer.begin();
    put(writer.fields(), traits);
    return Line.of(at, writer.traits(messageId));
  }

  /** A line that carries nothing. */
  public static Line seen(long at, String messageId) {
    LineWriter writer = new LineWriter();
    writer.begin();
    return Line.of(at, writer.seen(messageId));
  }

  /** An answer; a score of -1 withdraws it. The text that orders ties is that of the fields. */
  public static Line answer(
      long at, String metric, String responseId, int score, Map<String, ?> fields) {
    LineWriter writer = new LineWriter();
    writer.begin();
    put(writer.fields(), fields);
    byte[] text = String.valueOf(fields).getBytes(StandardCharsets.UTF_8);
    return Line.of(at, writer.answer(metric, responseId, score, text));
  }

  /** Writes a plain object as a value. */
  public static void put(ValueWriter out, Object value) {
    if (value == null) {
      out.putNull();
    } else if (value instanceof Boolean truth) {
      out.putBoolean(truth);
    } else if (value instanceof Number number) {
      out.putNumber(decimal(number));
    } else if (value instanceof List<?> list) {
      int mark = out.beginList();
      list.forEach(member -> put(out, member));
      out.end(mark);
    } else if (value instanceof Map<?, ?> map) {
      int mark = out.beginObject();
      map.forEach(
          (name, member) -> {
            out.putName((String) name);
            put(out, member);
          });
      out.end(mark);
    } else {
      out.putText((String) value);
    }
  }

  /** The bytes of a plain object as a value. */
  public static byte[] valueBytes(Object value) {
    ByteWriter out = new ByteWriter();
    put(new ValueWriter(out), value);
    return out.toBytes();
  }

  /** Any number, exactly. */
  public static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }

  /** An operand of a text, boolean or number. */
  public static Operand operand(Object value) {
    if (value instanceof Boolean truth) {
      return Operand.of(truth);
    }
    return value instanceof Number number
        ? Operand.of(decimal(number))
        : Operand.of((String) value);
  }

  /** A matcher of one comparison. */
  public static Matcher matcher(Operator operator, Object... operands) {
    Operand[] made = new Operand[operands.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = operand(operands[i]);
    }
    return Matcher.of(operator, made);
  }

  /** A matcher of a lower bound. */
  public static Matcher atLeast(Object bound) {
    return matcher(Operator.AT_LEAST, bound);
  }

  /** A matcher of an upper bound. */
  public static Matcher atMost(Object bound) {
    return matcher(Operator.AT_MOST, bound);
  }

  /** Events of a name. */
  public static EventPattern pattern(String... names) {
    return new EventPattern(List.of(names), List.of());
  }

  /** Events of a name with a property that matches. */
  public static EventPattern where(String name, String property, Matcher matcher) {
    return new EventPattern(
        List.of(name), List.of(new PropertyTest(PropertyPath.ofEvent(property), matcher)));
  }

  /** At least a number of events of a name within a window. */
  public static Condition count(String name, int atLeast, long within) {
    return new Condition.Aggregated(pattern(name), Figure.COUNT, null, atLeast(atLeast), within);
  }

  /** A figure of a property over events of a name within a window. */
  public static Condition figure(
      Figure figure, String name, String property, Matcher matcher, long within) {
    return new Condition.Aggregated(
        pattern(name), figure, PropertyPath.ofEvent(property), matcher, within);
  }

  /** A trait that matches. */
  public static Condition trait(String name, Matcher matcher) {
    return new Condition.Trait(PropertyPath.ofField(name), matcher);
  }

  /** At least a number of answers of a metric, of any score, within a window. */
  public static Condition answers(String metric, int atLeast, long within) {
    return new Condition.Feedback(metric, null, List.of(), atLeast(atLeast), within);
  }

  /** A segment, version 1. */
  public static Definition.Versioned segment(String id, Condition when) {
    return segment(id, 1, when);
  }

  /** A segment of a version. */
  public static Definition.Versioned segment(String id, int version, Condition when) {
    return new Definition.Versioned(new Definition.Segment(id, id, when), version);
  }

  /** A journey, version 1. */
  public static Definition.Versioned journey(String id, Definition.Stage... stages) {
    return new Definition.Versioned(new Definition.Journey(id, id, List.of(stages)), 1);
  }

  /** A feedback metric, version 1, with windows of 7 and 30 days and a point a day. */
  public static Definition.Versioned feedbackMetric(
      String id, String metric, boolean latest, List<List<String>> by) {
    return new Definition.Versioned(
        new Definition.FeedbackMetric(
            id, id, metric, List.of(7 * DAY, 30 * DAY), by, DAY, latest, 30, null),
        1);
  }

  /** Rules of definitions; no property is kept but those they name. */
  public static Rules rules(Definition.Versioned... definitions) {
    return new Rules(List.of(definitions), List.of());
  }

  /** An engine that forgets nothing. */
  public static Engine engine(Definition.Versioned... definitions) {
    return new Engine(rules(definitions), Limits.NONE);
  }
}
