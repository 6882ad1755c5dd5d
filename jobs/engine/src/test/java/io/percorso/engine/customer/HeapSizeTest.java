package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.HOUR;
import static io.percorso.engine.Fixtures.count;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.Fixtures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jol.info.GraphLayout;

/** The reckoning comes near what a walk over all of a customer's objects comes to. */
class HeapSizeTest {
  private static final List<String> NAMES =
      List.of("Page Viewed", "Product Viewed", "Product Added", "Order Completed", "Searched");

  @BeforeAll
  static void letRecordsBeMeasured() {
    System.setProperty("jol.magicFieldOffset", "true");
  }

  /** The last keeps two thousand entries; what has left is rolled up by day. */
  @ParameterizedTest
  @CsvSource({
    "1, false",
    "5, false",
    "5, true",
    "200, false",
    "200, true",
    "2000, true",
    "6000, false",
    "6000, true"
  })
  void itIsNearTheTruth(int lines, boolean isReadOnTheWay) {
    Engine engine = engine();
    Customer customer = customer("u", lines, isReadOnTheWay, engine);
    // The engine remembers whom each condition was judged of last.
    customer("v", lines, isReadOnTheWay, engine);
    long all = GraphLayout.parseInstance(customer, engine).totalSize();
    long truth = all - GraphLayout.parseInstance(engine).totalSize();
    assertThat(HeapSize.of(customer)).isBetween(truth * 3 / 4, truth * 4 / 3);
  }

  private static Customer customer(String id, int lines, boolean isReadOnTheWay, Engine engine) {
    FactLog log = new FactLog();
    Customer customer = Customer.unknown(id);
    for (int i = 0; i < lines; i++) {
      if (isReadOnTheWay && i == lines - 3) {
        customer = Customer.read(id, StoredCustomer.bytes(customer));
      }
      String name = NAMES.get(i % 7 % NAMES.size());
      Map<String, Object> properties = Map.of("product_id", "p" + i % 90, "price", i % 50);
      customer.accept(event((long) i * HOUR, "m" + i, name, properties), engine, log);
      customer.trim(engine);
    }
    return customer;
  }

  private static Engine engine() {
    List<Definition.Versioned> definitions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      definitions.add(segment("s" + i, count(NAMES.get(i % 5), i / 5 + 1, (i + 1L) * 9 * DAY)));
    }
    definitions.add(segment("ever", count("Searched", 1_000, Condition.EVER)));
    return new Engine(
        new Rules(definitions, List.of("product_id", "price")), Limits.DEFAULT.withEntries(2_000));
  }
}
