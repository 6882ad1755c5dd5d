package io.percorso.engine.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws the lines of one customer: clustered times, many ties, repeats, replaced answers. */
public final class RandomHistories {
  private static final long BEGIN = 1_000_000;

  private final Pools pools;
  private final long[] gaps;

  /** Draws with gaps between lines as given; many lines share an instant. */
  public RandomHistories(Random random, long... gaps) {
    pools = new Pools(random);
    this.gaps = gaps;
  }

  /** Lines in order of time, with exact repeats (same message id or same answer) among them. */
  public List<PlainLine> lines(int most) {
    List<PlainLine> lines = new ArrayList<>();
    long at = BEGIN;
    for (int i = pools.below(most); i >= 0; i--) {
      at += pools.chance(35) ? 0 : gaps[pools.below(gaps.length)];
      lines.add(
          !lines.isEmpty() && pools.chance(5)
              ? lines.get(pools.below(lines.size()))
              : line(at, lines.size()));
    }
    lines.sort((a, b) -> Long.compare(a.at(), b.at()));
    return lines;
  }

  private PlainLine line(long at, int number) {
    // Of two-digit numbers, so that the order of ids is not that of arrival.
    String messageId = "m" + Integer.toHexString(number * 7919 & 0xFFF);
    return switch (pools.below(20)) {
      case 0 -> PlainLine.seen(at, messageId);
      case 1, 2, 3 -> PlainLine.traits(at, messageId, pools.traits());
      case 4, 5, 6, 7 -> answer(at);
      default ->
          PlainLine.event(
              at,
              pools.chance(85) ? messageId : null,
              pools.oneOf(Pools.EVENTS),
              pools.properties(),
              pools.context());
    };
  }

  private PlainLine answer(long at) {
    String metric = pools.oneOf(Pools.METRICS);
    String responseId = "r" + pools.below(3);
    int score = pools.chance(20) ? -1 : pools.below(5);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("metric", metric);
    fields.put("responseId", responseId);
    fields.put("timestamp", BigDecimal.valueOf(at));
    fields.put(score < 0 ? "withdrawn" : "score", score < 0 ? true : BigDecimal.valueOf(score));
    if (pools.chance(50)) {
      fields.put("channel", pools.chance(50) ? "a" : "b");
    }
    return PlainLine.answer(at, metric, responseId, score, fields);
  }
}
