package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.answer;
import static io.percorso.engine.Fixtures.answers;
import static io.percorso.engine.Fixtures.atLeast;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.feedbackMetric;
import static io.percorso.engine.Fixtures.figure;
import static io.percorso.engine.Fixtures.journey;
import static io.percorso.engine.Fixtures.matcher;
import static io.percorso.engine.Fixtures.pattern;
import static io.percorso.engine.Fixtures.rules;
import static io.percorso.engine.Fixtures.seen;
import static io.percorso.engine.Fixtures.segment;
import static io.percorso.engine.Fixtures.trait;
import static io.percorso.engine.Fixtures.traits;

import io.percorso.engine.FactLog;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Condition.Figure;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes the customer whose bytes are kept for the test of old versions: it has something of
 * everything that a state holds. When the format changes, print its bytes once more, add them under
 * the new format's name, and leave the old ones as they are.
 */
final class StoredCustomer {
  private static final long BEGIN = 20_000 * DAY;

  private StoredCustomer() {}

  /** Prints the bytes. */
  public static void main(String[] args) {
    byte[] bytes = bytes(make(new FactLog()));
    System.out.println(HexFormat.of().formatHex(bytes).replaceAll("(.{96})", "$1\n"));
  }

  /** What is stored of a customer. */
  static byte[] bytes(Customer customer) {
    ByteWriter out = new ByteWriter();
    customer.write(out);
    return out.toBytes();
  }

  static Engine engine() {
    return new Engine(
        rules(
            segment("buyer", count("Order Completed", 1, Condition.EVER)),
            segment("busy", count("Product Viewed", 5, 40 * DAY)),
            segment("spender", figure(Figure.SUM, "Order Completed", "total", atLeast(50), -1)),
            segment("italian", trait("address.country", matcher(Operator.IS, "IT"))),
            segment("vocal", answers("NPS", 1, 60 * DAY)),
            feedbackMetric("nps", "NPS", true, List.of(List.of("overall"), List.of("segment"))),
            segment(
                "quiet",
                3,
                new Condition.Absence(
                    pattern("Product Viewed"), pattern("Order Completed"), 2 * DAY, 90 * DAY)),
            journey(
                "lifecycle",
                new Definition.Stage("new", new Condition.Seen(true, atLeast(0))),
                new Definition.Stage("shopper", count("Product Viewed", 2, 30 * DAY)))),
        Limits.DEFAULT.withKeep(60 * DAY).withEntries(40));
  }

  static Customer make(Findings log) {
    Engine engine = engine();
    Customer customer = Customer.unknown("u1");
    for (int i = 0; i < 120; i++) {
      long at = BEGIN + i * DAY;
      customer.accept(view(at, i), engine, log);
      if (i % 30 == 0) {
        Map<String, Object> order = Map.of("total", 19.9 + i, "lines", List.of("p1", "p2", true));
        customer.accept(event(at + 5, "o" + i, "Order Completed", order), engine, log);
        customer.accept(traits(at + 6, "t" + i, Map.of("visits", i, "plan", "a")), engine, log);
      }
      customer.trim(engine);
    }
    long last = BEGIN + 119 * DAY;
    customer.accept(traits(last, "t", Map.of("address", Map.of("country", "IT"))), engine, log);
    customer.accept(
        answer(last, "NPS", "r1", 9, Map.of("score", 9, "channel", "web")), engine, log);
    customer.accept(answer(last + 1, "NPS", "r2", -1, Map.of("withdrawn", true)), engine, log);
    customer.accept(seen(last + 2, "s"), engine, log);
    customer.accept(view(last - DAY / 2, 1_000), engine, log);
    customer.advanceTo(last + 5 * DAY, engine, log);
    customer.trim(engine);
    customer.wakeAt(customer.nextChange());
    return customer;
  }

  private static Line view(long at, int number) {
    return event(
        at,
        "v" + number,
        "Product Viewed",
        Map.of("product_id", "p" + number % 3, "price", 1.5 * number),
        Map.of("channel", "web"));
  }
}
