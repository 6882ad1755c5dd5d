package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.WindowLimit;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineWriter;
import io.percorso.engine.value.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a customer's state weighs, by what is in it: each figure is the difference that one more
 * thing makes, told apart from all others.
 */
public final class StateWeight {
  /** The name of the section. */
  public static final String SECTION = "weight";

  private static final int MANY = 100;
  private static final long BEGIN = 1_767_225_600_000L;

  private final SplittableRandom random = new SplittableRandom(5);

  /** What a customer has. */
  private record Makeup(int events, boolean ids, boolean properties, int definitions) {}

  private StateWeight() {}

  /** Weighs customers. */
  public static Figure[] measure() {
    StateWeight weight = new StateWeight();
    double one = weight.of(new Makeup(1, false, false, 0));
    double many = weight.of(new Makeup(1 + MANY, false, false, 0));
    double ids = weight.of(new Makeup(1 + MANY, true, false, 0));
    double oneId = weight.of(new Makeup(1, true, false, 0));
    double properties = weight.of(new Makeup(1 + MANY, false, true, 0));
    double oneWithProperties = weight.of(new Makeup(1, false, true, 0));
    double in = weight.of(new Makeup(1, false, false, MANY));
    return new Figure[] {
      new Figure(SECTION, "customer with one event", one),
      new Figure(SECTION, "each further event", (many - one) / MANY),
      new Figure(SECTION, "message id of each", (ids - oneId - (many - one)) / MANY),
      new Figure(
          SECTION,
          "six properties of each",
          (properties - oneWithProperties - (many - one)) / MANY),
      new Figure(SECTION, "each definition the customer is in", (in - one) / MANY)
    };
  }

  private int of(Makeup makeup) {
    List<DefinitionSource> sources = new ArrayList<>();
    for (int i = 0; i < makeup.definitions(); i++) {
      sources.add(
          new DefinitionSource(
              "s" + i,
              "kind: segment\nid: s%d\nwhen: {event: Product Viewed, within: %dm}\n"
                  .formatted(i, 1_000 + i)));
    }
    DefinitionSet set = DefinitionSet.parse(sources, WindowLimit.LIVE);
    List<String> kept =
        makeup.properties()
            ? List.of("product_id", "category", "price", "quantity", "coupon", "context.channel")
            : List.of();
    Engine engine = new Engine(new Rules(set.firstVersions(), kept), Limits.DEFAULT);
    Customer customer = Customer.unknown("c1");
    long at = BEGIN;
    for (int i = 0; i < makeup.events(); i++) {
      at += 1_000 + random.nextInt(600_000);
      customer.accept(Line.of(at, line(i, makeup.ids())), engine, fact -> {});
      customer.trim(engine);
    }
    ByteWriter out = new ByteWriter();
    customer.write(out);
    return out.toBytes().length;
  }

  private byte[] line(int number, boolean id) {
    LineWriter line = new LineWriter();
    line.begin();
    ValueWriter properties = line.properties();
    int mark = properties.beginObject();
    text(properties, "product_id", "sku-" + random.nextInt(50_000));
    text(properties, "category", "category-" + random.nextInt(20));
    properties.putName("price");
    properties.putDecimal(500 + random.nextInt(20_000), 2);
    properties.putName("quantity");
    properties.putInteger(1);
    text(properties, "coupon", "none");
    properties.end(mark);
    ValueWriter context = line.context();
    mark = context.beginObject();
    text(context, "channel", number % 2 == 0 ? "web" : "app");
    context.end(mark);
    return line.event(id ? "message-" + number : null, "Product Viewed");
  }

  private static void text(ValueWriter out, String name, String text) {
    out.putName(name);
    out.putText(text);
  }
}
