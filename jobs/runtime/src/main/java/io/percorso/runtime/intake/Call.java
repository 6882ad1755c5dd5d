package io.percorso.runtime.intake;

import io.percorso.engine.line.LineWriter;

/**
 * A call as a decoder found it, before it is known to be acceptable. The objects it carries go to
 * the {@link LineWriter}; the rest is set here. Reused for call after call.
 */
final class Call {
  private final LineWriter writer = new LineWriter();
  String type;
  String event;
  String userId;
  String anonymousId;
  String messageId;
  long at;

  /** Forgets the last call. */
  void begin() {
    writer.begin();
    type = null;
    event = null;
    userId = null;
    anonymousId = null;
    messageId = null;
    at = Instants.NONE;
  }

  LineWriter writer() {
    return writer;
  }

  /** The accepted line, or why there is none. */
  CustomerLine toLine(long order) throws RefusedException {
    byte[] line = encode();
    String customer = userId != null ? userId : anonymousId;
    if (customer == null) {
      throw new RefusedException("neither userId nor anonymousId");
    }
    if (at == Instants.NONE) {
      throw new RefusedException("no usable timestamp: give one from 1970 up to 2199");
    }
    return new CustomerLine(customer, at, order, line);
  }

  private byte[] encode() throws RefusedException {
    if (type == null) {
      throw new RefusedException("no type");
    }
    return switch (type) {
      case "track" -> writer.event(messageId, eventName());
      case "page" -> writer.event(messageId, "Page Viewed");
      case "screen" -> writer.event(messageId, "Screen Viewed");
      case "identify" -> writer.traits(messageId);
      case "group", "alias" -> writer.seen(messageId);
      default -> throw new RefusedException("unknown type: use track, page, screen or identify");
    };
  }

  private String eventName() throws RefusedException {
    if (event == null || event.isEmpty()) {
      throw new RefusedException("no event name");
    }
    return event;
  }

  /** True if {@code name} is a property of this type of call. */
  boolean isNamed() {
    return "page".equals(type) || "screen".equals(type);
  }
}
