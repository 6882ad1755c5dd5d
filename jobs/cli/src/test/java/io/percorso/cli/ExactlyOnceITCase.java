package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.kafka.Delivery;
import io.percorso.runtime.kafka.KafkaOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job under exactly-once, with a checkpoint every half second. */
@Timeout(180)
class ExactlyOnceITCase {
  private static final int SINKS = 3;
  private static final int SUBTASKS = 2;
  private static final long SECONDS = 8;

  @TempDir private Path folder;

  /** A broker remembers each for a week: it must not get new ones with every checkpoint. */
  @Test
  void transactionalIdsAreUsedAgain() throws Exception {
    try (LiveJourney journey = new LiveJourney(folder)) {
      journey.define("kind: segment\nid: looker\nwhen: {event: Product Viewed, within: 1d}\n");
      journey.send(0, "ada", "Product Viewed", Instant.now());
      journey.start(
          new Configuration().set(KafkaOptions.DELIVERY, Delivery.EXACTLY_ONCE),
          new Configuration()
              .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500)));
      assertThat(journey.changes(1)).hasSize(1);
      Set<String> before = journey.transactionalIds();
      TimeUnit.SECONDS.sleep(SECONDS);
      Set<String> ids = journey.transactionalIds();
      assertThat(ids).containsAll(before).isNotEmpty();
      assertThat(ids)
          .as("whatever the number of checkpoints")
          .hasSizeLessThan(4 * SINKS * SUBTASKS);
    }
  }
}
