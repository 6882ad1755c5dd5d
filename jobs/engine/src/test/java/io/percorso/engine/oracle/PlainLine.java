package io.percorso.engine.oracle;

import io.percorso.engine.Fixtures;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import java.util.Map;

/**
 * A line as plain objects.
 *
 * @param name the name of an event, the metric of an answer, else null
 * @param body properties of an event, traits, or all fields of an answer
 * @param score of an answer; -1 withdraws it
 */
public record PlainLine(
    LineKind kind,
    long at,
    String messageId,
    String name,
    Map<String, Object> body,
    Map<String, Object> context,
    String responseId,
    int score) {

  /** An event. */
  public static PlainLine event(
      long at,
      String messageId,
      String name,
      Map<String, Object> properties,
      Map<String, Object> context) {
    return new PlainLine(LineKind.EVENT, at, messageId, name, properties, context, null, 0);
  }

  /** A line that sets traits. */
  public static PlainLine traits(long at, String messageId, Map<String, Object> traits) {
    return new PlainLine(LineKind.TRAITS, at, messageId, null, traits, Map.of(), null, 0);
  }

  /** A line that carries nothing. */
  public static PlainLine seen(long at, String messageId) {
    return new PlainLine(LineKind.SEEN, at, messageId, null, Map.of(), Map.of(), null, 0);
  }

  /** An answer, or with a score of -1 its withdrawal. */
  public static PlainLine answer(
      long at, String metric, String responseId, int score, Map<String, Object> fields) {
    return new PlainLine(LineKind.ANSWER, at, null, metric, fields, Map.of(), responseId, score);
  }

  /** The text by which answers of one id at one instant are ordered. */
  String text() {
    return String.valueOf(body);
  }

  /** What the engine takes in. */
  public Line toLine() {
    return switch (kind) {
      case EVENT -> Fixtures.event(at, messageId, name, body, context);
      case TRAITS -> Fixtures.traits(at, messageId, body);
      case ANSWER -> Fixtures.answer(at, name, responseId, score, body);
      case SEEN -> Fixtures.seen(at, messageId);
    };
  }
}
