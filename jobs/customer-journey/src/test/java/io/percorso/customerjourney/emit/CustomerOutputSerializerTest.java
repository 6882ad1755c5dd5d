package io.percorso.customerjourney.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.kafka.Wire;
import org.junit.jupiter.api.Test;

class CustomerOutputSerializerTest {
  /** Transactions that a failure has left open are looked for by these. */
  @Test
  void namesAllTopicsThatItWritesTo() {
    assertThat(new CustomerOutputSerializer("shop.", Wire.singleObject()).topicNames())
        .containsExactlyInAnyOrder(
            "shop.customers",
            "shop.segment-changes",
            "shop.journey-transitions",
            "shop.answers-in-context",
            "shop.churn-changes",
            "shop.explanations",
            "shop.definition-reports");
  }
}
