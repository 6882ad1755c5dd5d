package io.percorso.customerjourney.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.customerjourney.CustomerFact;
import io.percorso.customerjourney.PresentStanding;
import io.percorso.engine.churn.Assessment;
import io.percorso.engine.churn.Reason;
import io.percorso.engine.evaluation.Judge;
import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.ChurnReason;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.JourneyTransition;
import io.percorso.schemas.RaisedFlag;
import io.percorso.schemas.SegmentChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field of a fact or standing arrives in the record that leaves the job. */
class EmittedRecordsTest {
  private static final Assessment ASSESSMENT =
      new Assessment(0.9, List.of(new Reason("recency", 1.8, "no order: +1.80")), "an order");

  private static CustomerFact fact(String from, String to, long validUntil, String because) {
    return new CustomerFact(
        "id",
        "u1",
        "vip",
        4,
        from,
        to,
        1_000,
        validUntil,
        because,
        "CORRECTION",
        5_000,
        "before",
        9,
        "m1",
        true,
        "RAISED".equals(to) ? ASSESSMENT : null,
        false);
  }

  @Test
  void aSegmentChange() {
    SegmentChanges mapping = new SegmentChanges();
    CustomerFact fact = fact(null, "ENTERED", 2_000L, "3 orders");
    assertThat(mapping.key(fact)).isEqualTo("u1");
    assertThat(mapping.value(fact))
        .isEqualTo(
            SegmentChange.newBuilder()
                .setId("id")
                .setCustomerId("u1")
                .setSegmentId("vip")
                .setSegmentVersion(4)
                .setChange("ENTERED")
                .setAt(Instant.ofEpochMilli(1_000))
                .setValidUntil(Instant.ofEpochMilli(2_000))
                .setBecause("3 orders")
                .setOrigin("CORRECTION")
                .setNoticedAt(Instant.ofEpochMilli(5_000))
                .setRetracts("before")
                .setSequence(9L)
                .setCause("m1")
                .setApproximate(true)
                .build());
    assertThat(mapping.value(fact(null, "EXITED", Judge.NEVER, "none left")).getValidUntil())
        .isNull();
  }

  @Test
  void aJourneyTransition() {
    JourneyTransitions mapping = new JourneyTransitions();
    CustomerFact fact = fact("aware", null, Judge.NEVER, null);
    assertThat(mapping.key(fact)).isEqualTo("u1");
    assertThat(mapping.value(fact))
        .isEqualTo(
            JourneyTransition.newBuilder()
                .setId("id")
                .setCustomerId("u1")
                .setJourneyId("vip")
                .setJourneyVersion(4)
                .setFrom("aware")
                .setTo(null)
                .setAt(Instant.ofEpochMilli(1_000))
                .setOrigin("CORRECTION")
                .setNoticedAt(Instant.ofEpochMilli(5_000))
                .setRetracts("before")
                .setSequence(9L)
                .setCause("m1")
                .setApproximate(true)
                .build());
  }

  @Test
  void aChurnChange() {
    ChurnChanges mapping = new ChurnChanges();
    CustomerFact fact = fact(null, "RAISED", Judge.NEVER, null);
    assertThat(mapping.key(fact)).isEqualTo("u1");
    assertThat(mapping.value(fact))
        .isEqualTo(
            ChurnChange.newBuilder()
                .setId("id")
                .setCustomerId("u1")
                .setModelId("vip")
                .setModelVersion(4)
                .setChange("RAISED")
                .setAt(Instant.ofEpochMilli(1_000))
                .setRisk(0.9)
                .setReasons(List.of(new ChurnReason("recency", 1.8, "no order: +1.80")))
                .setRemedy("an order")
                .setOrigin("CORRECTION")
                .setNoticedAt(Instant.ofEpochMilli(5_000))
                .setRetracts("before")
                .setSequence(9L)
                .setCause("m1")
                .setApproximate(true)
                .build());
  }

  @Test
  void aStanding() {
    Customers mapping = new Customers();
    PresentStanding standing =
        new PresentStanding(
            "u1",
            7_000,
            Map.of("lifecycle", "buyer"),
            List.of("vip"),
            List.of(new PresentStanding.Flag("repurchase", 0.9, 5_000)),
            1,
            6_000,
            9);
    assertThat(mapping.key(standing)).isEqualTo("u1");
    assertThat(mapping.value(standing))
        .isEqualTo(
            CustomerStanding.newBuilder()
                .setCustomerId("u1")
                .setAt(Instant.ofEpochMilli(7_000))
                .setStages(Map.of("lifecycle", "buyer"))
                .setSegments(List.of("vip"))
                .setFlags(List.of(new RaisedFlag("repurchase", 0.9, Instant.ofEpochMilli(5_000))))
                .setFirstSeen(Instant.ofEpochMilli(1))
                .setLastSeen(Instant.ofEpochMilli(6_000))
                .setSequence(9L)
                .build());
  }
}
