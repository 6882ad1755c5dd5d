package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.kafka.Delivery;
import io.percorso.runtime.kafka.KafkaOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  /** A fact can be read once the checkpoint after it has come; those that come are as many. */
  private static final int CHECKPOINTS = 12;

  @TempDir private Path folder;

  /** A broker remembers each for a week: it must not get new ones with every checkpoint. */
  @Test
  void transactionalIdsAreUsedAgain() throws Exception {
    try (LiveJourney journey = new LiveJourney(folder)) {
      journey.define("kind: segment\nid: looker\nwhen: {event: Product Viewed, within: 1d}\n");
      journey.start(
          new Configuration().set(KafkaOptions.DELIVERY, Delivery.EXACTLY_ONCE),
          new Configuration()
              .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500)));
      for (int told = 1; told <= CHECKPOINTS; told++) {
        journey.send(0, "u" + told, "Product Viewed", Instant.now());
        assertThat(journey.changes(told)).as("committed").hasSize(told);
      }
      assertThat(journey.transactionalIds())
          .as("two or three for each writer, whatever the number of checkpoints")
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(3 * SINKS * SUBTASKS);
    }
  }
}
