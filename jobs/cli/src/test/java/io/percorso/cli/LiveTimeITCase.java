package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.runtime.kafka.KafkaOptions;
import io.percorso.schemas.SegmentChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How time passes in a running job where little happens. */
@Timeout(180)
class LiveTimeITCase {
  private static final String LEFT_CART =
      """
      kind: segment
      id: left-cart
      when: {after: Product Added, no: Order Completed, for: 1s}
      """;

  private static final String LOOKER =
      """
      kind: segment
      id: looker
      when: {event: Product Viewed, within: 2h}
      """;

  /** Longer than a partition may be silent before it no longer counts, where that is guessed. */
  private static final Duration SILENT = Duration.ofSeconds(33);

  @TempDir private Path folder;
  private LiveJourney journey;

  @BeforeEach
  void start() throws Exception {
    journey = new LiveJourney(folder);
  }

  @AfterEach
  void end() throws Exception {
    journey.close();
  }

  @Test
  void whatWasAbortedAtTheEndOfAPartitionHoldsNothingBack() throws Exception {
    journey.define(LEFT_CART);
    try (KafkaProducer<byte[], byte[]> producer = journey.producer("shop")) {
      producer.beginTransaction();
      producer.send(LiveJourney.event(1, "nobody", "Product Added", Instant.now())).get();
      producer.abortTransaction();
    }
    journey.send(0, "ada", "Product Added", Instant.now());
    journey.start(new Configuration());
    assertThat(journey.changes(1))
        .extracting(SegmentChange::getCustomerId, SegmentChange::getChange)
        .containsExactly(tuple("ada", "ENTERED"));
  }

  /** Else every deadline there is would fire, and no later one ever. */
  @Test
  void whereTimeIsThatOfTheEventsItStandsStillWithThem() throws Exception {
    journey.define(LOOKER);
    Instant yesterday = Instant.now().minus(Duration.ofHours(20));
    journey.send(0, "ada", "Product Viewed", yesterday);
    journey.start(new Configuration().set(KafkaOptions.QUIET, false));
    assertThat(journey.changes(1)).hasSize(1);
    assertThat(journey.changes(2, SILENT)).as("nothing happened").hasSize(1);
    journey.send(0, "bea", "Product Viewed", yesterday.plus(Duration.ofHours(1)));
    journey.send(0, "cem", "Product Viewed", yesterday.plus(Duration.ofHours(4)));
    assertThat(journey.changes(5))
        .extracting(SegmentChange::getCustomerId, SegmentChange::getChange)
        .containsExactlyInAnyOrder(
            tuple("ada", "ENTERED"),
            tuple("bea", "ENTERED"),
            tuple("cem", "ENTERED"),
            tuple("ada", "EXITED"),
            tuple("bea", "EXITED"));
  }
}
