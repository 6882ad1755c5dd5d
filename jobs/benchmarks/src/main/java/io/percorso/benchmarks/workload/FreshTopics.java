package io.percorso.benchmarks.workload;

import io.percorso.cli.broker.ServedTopics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics that are empty, whatever was there before. */
public final class FreshTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private FreshTopics() {}

  /** Deletes topics of these names, makes them anew, and waits until they are served. */
  public static void create(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    admin
        .deleteTopics(topics.stream().map(NewTopic::name).filter(there::contains).toList())
        .all()
        .get();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        admin.createTopics(topics).all().get();
        break;
      } catch (ExecutionException failure) {
        if (!(failure.getCause() instanceof TopicExistsException) || System.nanoTime() > deadline) {
          throw failure;
        }
        // Deleting takes a moment.
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    ServedTopics.await(admin, topics.stream().map(NewTopic::name).toList());
  }
}
