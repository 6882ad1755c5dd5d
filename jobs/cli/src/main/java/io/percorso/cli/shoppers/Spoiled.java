package io.percorso.cli.shoppers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines that must be refused: each breaks one rule of the input form. */
final class Spoiled {

  private static final String[] CALLS = {
    "{\"type\":\"track\",\"event\":\"Product Viewed\",\"messageId\":\"%s\","
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"type\":\"track\",\"userId\":\"c000001\",\"messageId\":\"%s\","
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"type\":\"page\",\"name\":\"Home\",\"userId\":\"c000001\",\"messageId\":\"%s\"}",
    "{\"type\":\"page\",\"name\":\"Home\",\"userId\":\"c000001\",\"messageId\":\"%s\","
        + "\"timestamp\":\"2026-02-30T10:00:00Z\"}",
    "{\"type\":\"teleport\",\"userId\":\"c000001\",\"messageId\":\"%s\","
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "[\"%s\"]",
    "not JSON at all: %s"
  };
  private static final String[] ANSWERS = {
    "{\"responseId\":\"%s\",\"customerId\":\"c000001\",\"metric\":\"NPS\",\"score\":11,"
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"responseId\":\"%s\",\"customerId\":\"c000001\",\"metric\":\"CSAT\",\"score\":4.5,"
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"responseId\":\"%s\",\"customerId\":\"c000001\",\"metric\":\"STARS\",\"score\":4,"
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"responseId\":\"%s\",\"metric\":\"CES\",\"score\":4,"
        + "\"timestamp\":\"2026-01-01T10:00:00.000Z\"}",
    "{\"responseId\":\"%s\",\"customerId\":\"c000001\",\"metric\":\"CES\",\"score\":4,"
        + "\"timestamp\":\"yesterday\"}"
  };

  private Spoiled() {}

  /** Such a line in place of a good one, newline included: a third are good ones cut short. */
  static byte[] line(Act act, LineFields good, Dice dice) {
    if (dice.chance(1 / 3.0)) {
      byte[] cut = Arrays.copyOf(good.bytes(), 1 + dice.below(good.length() - 2));
      cut[cut.length - 1] = '\n';
      // A cut of nothing would be a blank line, which counts for nothing.
      return cut.length > 1 ? cut : new byte[] {'{', '\n'};
    }
    String[] lines = act.kind == Kind.ANSWER ? ANSWERS : CALLS;
    String line = lines[dice.below(lines.length)].replace("%s", "bad-" + act.number);
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
