package io.percorso.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Input for the tests of this module, and eyes to read back what was made of it. */
public final class Fixtures {

  /** The instant of {@link #call} and {@link #answer}. */
  public static final long AT = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();

  private Fixtures() {}

  /** A track call of u1, in which the given fields come last and so win. */
  public static String call(String fields) {
    return """
        {"type":"track","event":"Product Viewed","userId":"u1","messageId":"m1",\
        "timestamp":"2026-01-01T10:00:00.000Z"%s}"""
        .formatted(fields.isEmpty() ? "" : "," + fields);
  }

  /** An answer of u1, in which the given fields come last and so win. */
  public static String answer(String fields) {
    return """
        {"responseId":"r1","customerId":"u1","metric":"NPS","score":9,\
        "timestamp":"2026-01-01T10:00:00.000Z"%s}"""
        .formatted(fields.isEmpty() ? "" : "," + fields);
  }

  /** Decodes a call. */
  public static CustomerLine decodeCall(String json) throws RefusedException {
    byte[] bytes = json.getBytes(UTF_8);
    return new JsonDecoder().call(bytes, 0, bytes.length, 0);
  }

  /** Decodes an answer. */
  public static CustomerLine decodeAnswer(String json) throws RefusedException {
    byte[] bytes = json.getBytes(UTF_8);
    return new JsonDecoder().answer(bytes, 0, bytes.length, 0);
  }

  /** Opens a line as the engine does. */
  public static Line open(CustomerLine line) {
    return Line.of(line.at(), line.line());
  }

  /** The object that stands next: texts, booleans, exact decimals, nulls, lists and objects. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(ByteReader in) {
    return (Map<String, Object>) value(in);
  }

  private static Object value(ByteReader in) {
    Value value = new Value();
    value.read(in);
    return switch (value.tag()) {
      case ValueTag.NULL -> null;
      case ValueTag.FALSE -> false;
      case ValueTag.TRUE -> true;
      case ValueTag.TEXT -> value.toText();
      case ValueTag.LIST -> list(body(value));
      case ValueTag.OBJECT -> members(body(value));
      default -> value.toNumber();
    };
  }

  private static ByteReader body(Value value) {
    return new ByteReader(value.array(), value.from(), value.from() + value.length());
  }

  private static List<Object> list(ByteReader in) {
    List<Object> list = new ArrayList<>();
    while (in.hasMore()) {
      list.add(value(in));
    }
    return list;
  }

  private static Map<String, Object> members(ByteReader in) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.hasMore()) {
      String name = in.getText();
      members.put(name, value(in));
    }
    return members;
  }

  /** A port at which nobody listens. */
  public static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
