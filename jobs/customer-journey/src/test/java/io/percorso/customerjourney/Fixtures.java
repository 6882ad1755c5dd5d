package io.percorso.customerjourney;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.customer.HoldAhead;
import io.percorso.engine.history.Limits;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import java.time.Instant;
import java.util.List;

/** Customers' lines, definitions and policies for the tests of this module. */
final class Fixtures {

  /** What the wall clock says in tests. */
  static final long NOW = at("2026-02-01T00:00:00Z");

  static final String CART_ABANDONER =
      """
      kind: segment
      id: cart-abandoner
      when: {after: Product Added, no: Order Completed, for: 30m, within: 7d}
      """;

  static final String VIEWER =
      """
      kind: segment
      id: viewer
      when: {event: Product Viewed, within: 1d}
      """;

  static final String LIFECYCLE =
      """
      kind: journey
      id: lifecycle
      stages:
        - id: aware
          when: {event: [Page Viewed, Product Viewed], within: 1d}
        - id: buyer
          when: {event: Order Completed, within: 2d}
      """;

  private Fixtures() {}

  /** Of a time such as 10:00, that of the first of January 2026; of a whole instant, itself. */
  static long at(String time) {
    String whole =
        time.length() > 12 ? time : "2026-01-01T" + time + (time.length() == 5 ? ":00Z" : "Z");
    return Instant.parse(whole).toEpochMilli();
  }

  /** An event without message id. */
  static CustomerLine event(String customer, String name, String time) {
    return event(customer, name, at(time), "");
  }

  /** An event; the message id may be empty for none. */
  static CustomerLine event(String customer, String name, long at, String messageId) {
    return call(
        """
        {"type":"track","event":"%s","userId":"%s","messageId":"%s","timestamp":%d}"""
            .formatted(name, customer, messageId, at),
        0);
  }

  /** A call as JSON, with its place in the input. */
  static CustomerLine call(String json, long order) {
    byte[] bytes = json.getBytes(UTF_8);
    try {
      return new JsonDecoder().call(bytes, 0, bytes.length, order);
    } catch (RefusedException refused) {
      throw new IllegalArgumentException(refused);
    }
  }

  /** An answer as JSON. */
  static CustomerLine answer(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    try {
      return new JsonDecoder().answer(bytes, 0, bytes.length, 0);
    } catch (RefusedException refused) {
      throw new IllegalArgumentException(refused);
    }
  }

  /** A record of the control topic, keyed by the kind and id of the text. */
  static ControlMessage definition(int version, long set, String yaml) {
    return ControlMessage.definition(key(yaml), version, set, yaml);
  }

  /** The key of a definition whose text begins with kind and id. */
  static String key(String yaml) {
    String[] lines = yaml.split("\n");
    return lines[0].substring("kind: ".length()) + "/" + lines[1].substring("id: ".length());
  }

  /** A first set of definitions, closed. */
  static List<ControlMessage> set(String... yamls) {
    List<ControlMessage> messages = new java.util.ArrayList<>();
    for (String yaml : yamls) {
      messages.add(definition(1, 1, yaml));
    }
    messages.add(ControlMessage.closing(1));
    return messages;
  }

  /**
   * The policy of a job with default options, but that no line is too early for it.
   *
   * @param hot how many customers stay in memory
   */
  static CustomerPolicy live(int hot) {
    return live(new HotLimits(hot, 0), Long.MAX_VALUE);
  }

  /** The same, but for how far behind a backlog is. */
  static CustomerPolicy live(HotLimits hot, long backlog) {
    return new CustomerPolicy(Limits.DEFAULT, List.of(), HoldAhead.NOTHING, hot, backlog, null);
  }

  /** The policy of a job with default options, but for how far ahead is too early. */
  static CustomerPolicy live(HoldAhead holdAhead) {
    return new CustomerPolicy(
        Limits.DEFAULT, List.of(), holdAhead, HotLimits.NOBODY, Long.MAX_VALUE, null);
  }
}
