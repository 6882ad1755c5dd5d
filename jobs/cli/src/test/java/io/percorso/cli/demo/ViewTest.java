package io.percorso.cli.demo;

import static io.percorso.cli.Fixtures.CART_ABANDONER;
import static io.percorso.cli.Fixtures.SHORT_JOURNEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.demo.Watcher.Latest;
import io.percorso.cli.demo.Watcher.Snapshot;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.WindowLimit;
import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.ChurnReason;
import io.percorso.schemas.FeedbackMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final String NPS =
      """
      kind: feedback-metric
      id: nps
      metric: NPS
      windows: [30d, 90d]
      by: [overall, channel, touchpoint]
      every: 10s
      """;

  private static final String REPURCHASE =
      """
      kind: churn
      id: repurchase
      event: Order Completed
      horizon: 90d
      raise: 0.8
      clear: 0.6
      """;

  private static final DefinitionSet DEFINITIONS =
      DefinitionSet.parse(
          List.of(
              new DefinitionSource("short", SHORT_JOURNEY),
              new DefinitionSource("cart-abandoner", CART_ABANDONER),
              new DefinitionSource("nps", NPS),
              new DefinitionSource("repurchase", REPURCHASE)),
          WindowLimit.LIVE);

  private static final Snapshot NOTHING =
      new Snapshot(0, Map.of(), Map.of(), List.of(), List.of(), List.of(), 0, 0);

  private static final Snapshot SOME =
      new Snapshot(
          1_234,
          Map.of(
              "journey/short/browsing", 1_000,
              "journey/short/buying", 10,
              "segment/cart-abandoner", 500,
              "churn/repurchase", 20),
          new TreeMap<>(
              Map.of(
                  "nps/channel/app/P30D", point("channel", "app", "P30D", 0, null, null, null),
                  "nps/channel/web/P30D", point("channel", "web", "P30D", 7, 14.29, -48.9, 65.1),
                  "nps/overall/all/P30D", point("overall", "all", "P30D", 1_441, 60.32, 53.9, 66.0),
                  "nps/overall/all/P90D", point("overall", "all", "P90D", 2, 1.0, 0.0, 2.0),
                  "nps/touchpoint/shop/P30D",
                      point("touchpoint", "shop", "P30D", 2, 1.0, 0.0, 2.0))),
          List.of(
              new Latest(
                  Instant.parse("2026-01-01T10:30:00Z").toEpochMilli(),
                  "customer-17",
                  "entered cart-abandoner",
                  "Product Added 30m ago, no Order Completed since then and a good deal more than"
                      + " has room"),
              new Latest(
                  Instant.parse("2026-01-01T10:00:00Z").toEpochMilli(), "u1", "now in buying", "")),
          List.of(atRisk()),
          LongStream.rangeClosed(1, 100).boxed().toList(),
          50,
          3);

  private static ChurnChange atRisk() {
    ChurnChange change = new ChurnChange();
    change.setCustomerId("u2");
    change.setModelId("repurchase");
    change.setAt(Instant.parse("2026-01-01T10:15:00Z"));
    change.setRisk(0.82);
    change.setReasons(
        List.of(
            new ChurnReason("baseline", 2.0, "an average customer: +2.00"),
            new ChurnReason("spend", -1.9, "mean revenue 200: -1.90"),
            new ChurnReason("silence", 1.8, "no order for 74d, usual gap 21d: +1.80")));
    return change;
  }

  private static FeedbackMetric point(
      String dimension, String value, String window, long responses, Double... figure) {
    FeedbackMetric point = new FeedbackMetric();
    point.setMetricId("nps");
    point.setMetric("NPS");
    point.setDimension(dimension);
    point.setValue(value);
    point.setWindow(window);
    point.setScore(figure[0]);
    point.setLow(figure[1]);
    point.setHigh(figure[2]);
    point.setResponses(responses);
    point.setThin(responses < 30);
    return point;
  }

  private static String plain(String text) {
    return text.replace("\u001b[K", "").replaceAll("\u001b\\[[0-9;]*[mJH]", "").stripTrailing();
  }

  @Test
  void aScreen() {
    View view = new View(DEFINITIONS, "http://localhost:8081", true);
    view.render(NOTHING, 0, Duration.ofSeconds(55));
    String screen = view.render(SOME, 2_000, Duration.ofSeconds(65));
    assertThat(screen).startsWith("\u001b[H").endsWith("\u001b[J");
    assertThat(plain(screen)).isEqualTo(GOLDEN_SCREEN.stripTrailing());
  }

  private static final String GOLDEN_SCREEN =
      """
      Percorso  01:05   Flink's web UI http://localhost:8081   Ctrl-C ends
      in 200 events/s   out 5 facts/s   noticed after 50 ms (p99 99)   1,234 customers   3 dead letters

      Journey short
        browsing                  1,000  ██████████████████████████████████
        buying                       10  █

      Segments
        cart-abandoner              500  █████████████████

      At risk, the newest below
        repurchase                   20  █
        01-01 10:15  u2         at risk by repurchase          risk 0.82: no order for 74d, usual gap 21d: +1.80

      Feedback, 95 % bounds
        nps, P30D                    60.3 [53.9, 66.0] of 1,441 answers
          app                        no answers
          web                        14.3 [-48.9, 65.1] of 7 answers (thin)

      Latest changes
        10:30:00  customer-1 entered cart-abandoner         Product Added 30m ago, no Order Completed since then an…
        10:00:00  u1         now in buying                 \s
      """;

  @Test
  void theFirstScreenClearsWhatWasThere() {
    View view = new View(DEFINITIONS, "http://localhost:8081", true);
    assertThat(view.render(NOTHING, 0, Duration.ZERO)).startsWith("\u001b[2J\u001b[H");
    assertThat(view.render(NOTHING, 0, Duration.ofSeconds(1))).startsWith("\u001b[H");
  }

  @Test
  void linesWhereThereIsNoTerminal() {
    View view = new View(DEFINITIONS, "http://localhost:8081", false);
    assertThat(view.render(SOME, 2_000, Duration.ofSeconds(10)))
        .isEqualTo(
            """
            00:10  in 200 events/s   out 5 facts/s   noticed after 50 ms (p99 99)   1,234 customers\
               3 dead letters   NPS 60.3 [53.9, 66.0] of 1,441 answers
                   customer-17 entered cart-abandoner: Product Added 30m ago, no Order Completed\
             since then and a good deal more than has room
                   u1 now in buying
                   u2 at risk: risk 0.82: no order for 74d, usual gap 21d: +1.80
            """);
    for (int i = 0; i < 4; i++) {
      assertThat(view.render(SOME, 2_000, Duration.ofSeconds(11 + i))).isEmpty();
    }
    assertThat(view.render(NOTHING, 2_000, Duration.ofSeconds(15)))
        .startsWith("00:15  in 0 events/s")
        .contains("noticed after -   0 customers\n");
  }

  @Test
  void theLastWords() {
    View view = new View(DEFINITIONS, "http://localhost:8081", false);
    assertThat(view.farewell(SOME, 12_345).strip())
        .isEqualTo("12,345 events sent, 50 facts told, 1,234 customers, 3 dead letters");
  }
}
