package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;

class CustomerJourneyOptionsTest {

  private static List<ConfigOption<?>> options() {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Field field : CustomerJourneyOptions.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
        try {
          options.add((ConfigOption<?>) field.get(null));
        } catch (IllegalAccessException impossible) {
          throw new AssertionError(impossible);
        }
      }
    }
    return options;
  }

  @Test
  void keysAndDefaultsArePromises() {
    assertThat(options())
        .extracting(option -> option.key() + " = " + option.defaultValue())
        .containsExactlyInAnyOrder(
            "kafka.bootstrap.servers = null",
            "topics.prefix = percorso.",
            "input.format = AVRO",
            "schema.registry.url = null",
            "kafka.group.id = percorso-customer-journey",
            "time.disorder = PT5S",
            "time.hold-ahead = PT24H",
            "time.hold-answers-ahead = PT2S",
            "time.future-tolerance = PT10M",
            "time.quiet.enabled = true",
            "time.quiet.probe-interval = PT1S",
            "delivery = at-least-once",
            "delivery.transactional-id-prefix = percorso-customer-journey",
            "delivery.transaction-timeout = PT15M",
            "customers.hot = 500",
            "customers.hot-memory = 0 bytes",
            "history.keep = PT4320H",
            "history.longest = PT17520H",
            "history.entries = 5000",
            "history.properties = [product_id, category, price, quantity, revenue, order_id,"
                + " coupon, query, name, context.channel]",
            "dedupe.horizon = PT168H",
            "churn.weights-every = PT24H");
  }

  @Test
  void everyOptionIsDescribed() {
    assertThat(options())
        .allSatisfy(
            option -> {
              String text = new HtmlFormatter().format(option.description());
              assertThat(text).as(option.key()).hasSizeGreaterThan(20).endsWith(".");
            });
  }
}
